import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';
import { BUDGET_KINDS } from './rules/cost';
import { BUDGET_PERIODS } from './rules/period';

const LIMIT_MAX = 100_000_000_000_000;
const code = z.string().trim().min(1).max(200);
const note = z.string().trim().min(3, { message: 'note_short' }).max(500);
const instant = Instant.nullable().default(null);

/** The scopes that somebody makes by hand; stocks of offers and costs of batches come with what they belong to. */
export const MADE_SCOPES = ['campaign', 'program_month', 'level', 'store'] as const;

const terms = {
  nameZh: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(80),
  /** In fen, points or times, by its kind. */
  limit: z.int().min(0).max(LIMIT_MAX),
  startsAt: instant,
  endsAt: instant,
  note,
};
const ends = ({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }) =>
  startsAt === null || endsAt === null || startsAt < endsAt;
const late = { message: 'ends_before_it_starts', path: ['endsAt'] };

/** A new budget. A level and a store name whose it is; the pool of the program is one for each month. */
export const MakeBudgetInput = z
  .object({
    code: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, { message: 'bad_code' }),
    scope: z.enum(MADE_SCOPES),
    subject: z.string().trim().max(128).default(''),
    kind: z.enum(BUDGET_KINDS),
    per: z.enum(BUDGET_PERIODS),
    ...terms,
  })
  .refine(ends, late)
  .refine(({ scope, subject }) => (subject === '') === (scope === 'campaign' || scope === 'program_month'), {
    message: 'subject_needed',
    path: ['subject'],
  })
  .refine(({ scope, per }) => scope !== 'program_month' || per === 'month', { message: 'is_monthly', path: ['per'] });

/** What of a budget may be changed: never what it counts, nor whose it is. */
export const ChangeBudgetInput = z.object({ code, ...terms }).refine(ends, late);

/** Letting a budget rest, or go on. */
export const PauseBudgetInput = z.object({ code, paused: z.boolean(), note });

/** One budget. */
export const BudgetRef = z.object({ code });
