import { describeBehaviours, describeCaps, describeEarning, type Sentence } from '@/lib/kernel/earning';
import type { GrowthRules } from '../schema';

/** What a version of the growth rules says, sentence by sentence: read back to whoever edits, compared for the diff. */
export const describeGrowthRules = (rules: GrowthRules): readonly Sentence[] => [
  ...describeEarning(rules.order),
  ...describeBehaviours(rules.behaviours),
  ...describeCaps(rules.behaviourCaps, 'behaviourCap'),
];
