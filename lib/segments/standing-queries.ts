import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { addDays, type LocalDate, localDate, localTime } from '@/lib/kernel/day';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import type { StageRules } from './rules/stages';
import type { ValueRules } from './rules/value';
import { stageRuleset, valueRuleset } from './store/standing-rules';

/** A version as the console lists it; the one that counts now is `live`. */
export type StandingVersion<R> = {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly publishedAt: Date;
  readonly note: string;
  readonly state: 'live' | 'scheduled' | 'past' | 'withdrawn';
  readonly withdrawnWhy: string | null;
  readonly rules: R;
};

/** Everything about one set of rules for the console: its versions, newest first, and when the next one may begin. */
export type StandingRulesPage<R> = {
  readonly zone: string;
  readonly versions: readonly StandingVersion<R>[];
  readonly live: StandingVersion<R>;
  /** The newest that was not withdrawn: what the next one is written from. */
  readonly newest: StandingVersion<R>;
  readonly starts: readonly LocalDate[];
};

const STARTS = 3;

/** The edges of stages with their versions (C7). */
export const stagesPage = query({
  can: 'segments.read',
  input: z.object({}),
  async run({ db, now }): Promise<StandingRulesPage<StageRules>> {
    const { zone } = await program(db);
    const days = Array.from({ length: STARTS }, (_, later) => localDate(addDays(now, later + 1, zone), zone));
    return { zone, starts: days, ...statesOf(await stageRuleset.listed(db), now) };
  },
});

/** The edges of scores and the map of values with their versions (4.I, S0-1.3). */
export const valuesPage = query({
  can: 'segments.read',
  input: z.object({}),
  async run({ db, now }): Promise<StandingRulesPage<ValueRules>> {
    const { zone } = await program(db);
    const { year, month } = localTime(now, zone);
    const starts = Array.from({ length: STARTS }, (_, later) =>
      new Date(Date.UTC(year, month + later, 1)).toISOString().slice(0, 10),
    );
    return { zone, starts, ...statesOf(await valueRuleset.listed(db), now) };
  },
});

type Listed<R> = Omit<StandingVersion<R>, 'state'> & { readonly withdrawnAt: Date | null };

function statesOf<R>(listed: readonly Listed<R>[], now: Date) {
  const counted = listed.filter(({ withdrawnAt }) => withdrawnAt === null);
  const begun = counted.filter(({ effectiveFrom }) => effectiveFrom <= now);
  const current = [...begun].sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime())[0] ?? counted.at(-1);
  const state = (one: Listed<R>): StandingVersion<R>['state'] => {
    if (one.withdrawnAt !== null) return 'withdrawn';
    if (one.version === current?.version) return 'live';
    return one.effectiveFrom > now ? 'scheduled' : 'past';
  };
  const versions = listed.map((one): StandingVersion<R> => {
    const { version, effectiveFrom, publishedAt, note, withdrawnWhy, rules } = one;
    return { version, effectiveFrom, publishedAt, note, withdrawnWhy, rules, state: state(one) };
  });
  const live = must(
    versions.find((one) => one.state === 'live'),
    'no rules of standing: run db:seed',
  );
  return { versions, live, newest: versions.find((one) => one.state !== 'withdrawn') ?? live };
}
