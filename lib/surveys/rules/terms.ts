import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';
import { Instant } from '@/lib/kernel/instant';
import { questionKinds } from '../registry';
import { maybeTextOf, textOf } from './text';

const QUESTIONS_MAX = 30;
const REWARDS_MAX = 5;
const WITHIN_DAYS_MAX = 90;

const Moment = z.union([z.date(), Instant]);
const codes = z.array(z.string().trim().min(1).max(64)).max(50).default([]);

const Question = z.strictObject({
  /** By which its answers are counted over all versions. */
  code: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, { message: 'bad_code' }),
  kind: z.string(),
  text: textOf(200),
  help: maybeTextOf(200),
  isRequired: z.boolean().default(true),
  params: z.unknown(),
});

/** When a survey is answered: once, or once for each order paid within so many days. */
const Trigger = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('once') }),
  z.strictObject({ as: z.literal('order'), withinDays: z.int().min(1).max(WITHIN_DAYS_MAX) }),
]);

/** What a survey says in one version (S0-8.3); immutable once published. */
export const TermsSchema = z
  .strictObject({
    name: textOf(60),
    description: maybeTextOf(300),
    from: Moment,
    to: Moment,
    audience: z.strictObject({ levels: codes, where: ConditionSchema.nullable().default(null) }).prefault({}),
    trigger: Trigger.default({ as: 'once' }),
    /** Answers are kept without who gave them; that he did is kept apart. */
    isAnonymous: z.boolean().default(false),
    questions: z.array(Question).min(1, { message: 'missing' }).max(QUESTIONS_MAX),
    /** What whoever answers is given, once; read by their kinds when it is published. */
    rewards: z
      .array(z.strictObject({ kind: z.string().max(64), params: z.unknown() }))
      .max(REWARDS_MAX)
      .default([]),
    thanks: maybeTextOf(200),
  })
  .superRefine(({ from, to, questions }, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (to <= from) complain(['to'], 'ends_before_it_starts');
    questions.forEach(({ code, kind, params }, at) => {
      if (questions.findIndex((one) => one.code === code) !== at) complain(['questions', at, 'code'], 'named_twice');
      const known = questionKinds.find(kind);
      if (known === undefined) complain(['questions', at, 'kind'], 'unknown_kind');
      for (const { path, message } of known?.params.safeParse(params ?? {}).error?.issues ?? [])
        complain(['questions', at, 'params', ...(path as string[])], message);
    });
  });

/** What a survey says. */
export type Terms = z.output<typeof TermsSchema>;

/** One of its questions. */
export type Question = Terms['questions'][number];
