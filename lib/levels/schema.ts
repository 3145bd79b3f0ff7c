import { z } from 'zod';
import { RuleTreeSchema } from '@/lib/kernel/rule-tree';

/** One level: its rank orders them; `rule` null is the level that everyone starts with. */
export const LevelSchema = z.strictObject({
  rank: z.int().min(1).max(20),
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  metal: z.enum(['bronze', 'silver', 'gold', 'platinum', 'diamond', 'black']),
  rule: RuleTreeSchema.nullable(),
});

/** One version of the levels: from the lowest rank up; attributes of rules: `orders`, `amount` in fen, `invited` (1). */
export const LevelSchemeSchema = z
  .strictObject({ levels: z.array(LevelSchema).min(1), validityMonths: z.int().min(1).max(120) })
  .refine(({ levels }) => levels.every((level, index) => index === 0 || level.rank > (levels[index - 1]?.rank ?? 0)), {
    message: 'levels must be ordered by rank, each rank once',
  })
  .refine(({ levels }) => levels.filter(({ rule }) => rule === null).length === 1 && levels[0]?.rule === null, {
    message: 'exactly the lowest level has no rule',
  });

/** One level. */
export type Level = z.output<typeof LevelSchema>;

/** One version of the levels. */
export type LevelScheme = z.output<typeof LevelSchemeSchema>;
