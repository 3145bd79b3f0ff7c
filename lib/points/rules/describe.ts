import { describeBehaviours, describeCaps, describeEarning, type Sentence } from '@/lib/kernel/earning';
import type { PointsRules } from '../schema';

/** What a version of the points rules says, sentence by sentence: read back to whoever edits, compared for the diff. */
export const describePointsRules = (rules: PointsRules): readonly Sentence[] => [
  ...describeEarning(rules.order),
  ...describeBehaviours(rules.behaviours),
  ...describeCaps(rules.caps, 'cap'),
  { id: 'pending', key: 'pending', values: rules.pending },
  rules.expireAfterYears === null
    ? { id: 'expiry', key: 'neverExpires', values: {} }
    : { id: 'expiry', key: 'expiry', values: { years: rules.expireAfterYears } },
];
