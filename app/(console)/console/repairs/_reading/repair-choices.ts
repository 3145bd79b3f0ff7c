import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Option } from '@/components/ui/select';
import { publishedParts } from '@/lib/campaigns';
import { pool } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import type { ChooseBy } from '@/lib/repairs/rules/choice';
import { readRewardChoices } from '../../_reading/reward-choices';

// Rules whose decisions are put right most, as they are written in decisions; others are typed.
const RULES = {
  points: 'points',
  'points#order': 'points_order',
  growth: 'growth',
  'growth#order': 'growth_order',
} as const;

/** What a repair may be chosen by, and the batches that an apology may be given of. */
export type RepairChoices = {
  readonly by: Readonly<Record<ChooseBy, readonly Option[]>>;
  readonly batches: readonly Option[];
};

/** Everything that was ever published, whether it is over or not, by its name in the reader's language with its code below. */
export async function repairChoices(settings: Program): Promise<RepairChoices> {
  const [t, locale] = await Promise.all([getTranslations('repairs'), getLocale()]);
  const [parts, { batch }] = await Promise.all([
    publishedParts(pool(), settings, new Date()),
    readRewardChoices(locale),
  ]);
  const of = (sort: string): Option[] =>
    parts
      .filter((part) => part.sort === sort)
      .map(({ code, name }) => ({ value: code, label: locale === 'en' ? name.en : name.zh, detail: code }));
  const rules = Object.entries(RULES).map(([value, key]) => ({ value, label: t(`rule.${key}`), detail: value }));
  return {
    by: {
      rule: rules,
      offer: of('offer'),
      batch: of('batch'),
      benefit: of('benefit'),
      task: of('task'),
      game: of('game'),
    },
    batches: batch,
  };
}
