import { z } from 'zod';
import { describeGrowthRules } from '@/lib/growth/rules/describe';
import { type GrowthRules, GrowthRulesSchema } from '@/lib/growth/schema';
import type { Sentence } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import { describePointsRules } from '@/lib/points/rules/describe';
import { type PointsRules, PointsRulesSchema } from '@/lib/points/schema';

/** One complaint about rules: the place, and what is wrong there. */
export type RuleProblem = { readonly path: string; readonly message: string };

/** Rules read by the schema that the server reads them with: their sentences, or every complaint with its place. */
export type ReadRules =
  | { readonly ok: true; readonly sentences: readonly Sentence[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

const COMPLAINTS: Record<Locale, z.core.$ZodErrorMap> = {
  'zh-CN': z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

/** Reads rules of a set as they stand in an editor or in the database. */
export function readRules(ruleSet: 'points' | 'growth', raw: unknown, locale: Locale): ReadRules {
  const error = COMPLAINTS[locale];
  const read =
    ruleSet === 'points' ? PointsRulesSchema.safeParse(raw, { error }) : GrowthRulesSchema.safeParse(raw, { error });
  if (!read.success) {
    return { ok: false, problems: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
  }
  const sentences =
    ruleSet === 'points'
      ? describePointsRules(read.data as PointsRules)
      : describeGrowthRules(read.data as GrowthRules);
  return { ok: true, sentences };
}
