import 'server-only';
import { addDays, localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { blindIndex } from '@/lib/platform/pii';
import { program, settingsOf } from '@/lib/platform/program';
import type { Act, VelocityLimit } from './kind';
import { velocityLimits } from './registry';
import { type ActFacts, keyOf, shownKey } from './rules/keys';
import { decideVelocity, type Evidence, type Verdict } from './rules/verdict';
import { riskSection } from './schema';
import { type Addition, countActs, deleteCounts, insertVerdicts } from './store';

const DAYS_KEPT = 7;

/** One act to be judged: what, of whom, and what is known of who does it. */
export type ActAsked = {
  readonly act: Act;
  readonly subject: { readonly type: string; readonly id: string };
  readonly facts: ActFacts;
};

/** The verdict on one act; one that is not ALLOW is kept under its id. */
export type Judged = { readonly id: string | null; readonly verdict: Verdict; readonly evidence: readonly Evidence[] };

/**
 * Counts a set of acts for their local day and judges each by the worst of its signals (4.L), in the caller's
 * transaction. Acts of one set are counted one after the other, as if they had come so.
 */
export async function judgeVelocity(db: Db, asked: readonly ActAsked[], now: Date): Promise<Judged[]> {
  const settings = await program(db);
  const limits = limitsOf(settingsOf(settings, riskSection).limits);
  const signals = asked.map(({ act, facts }) => signalsOf(act, facts, limits));
  const additions = new Map<string, Addition>();
  for (const { limit, hash } of signals.flat()) {
    const name = `${limit.code} ${hash}`;
    additions.set(name, { signal: limit.code, key: hash, times: (additions.get(name)?.times ?? 0) + 1 });
  }
  const counts = await countActs(db, localDate(now, settings.zone), [...additions.values()]);
  const seen = new Map([...additions].map(([name, { times }]) => [name, (counts.get(name) ?? times) - times]));
  const judged = signals.map((ofOne) => {
    const counted = ofOne.map(({ limit, hash, shown }) => {
      const name = `${limit.code} ${hash}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { limit, count, key: shown };
    });
    const { verdict, evidence } = decideVelocity(counted);
    return { id: verdict === 'ALLOW' ? null : newId(), verdict, evidence };
  });
  await insertVerdicts(
    db,
    judged.flatMap(({ id, verdict, evidence }, place) => {
      const one = asked[place];
      if (id === null || one === undefined) return [];
      return { id, act: one.act, subjectType: one.subject.type, subjectId: one.subject.id, verdict, evidence, at: now };
    }),
  );
  return judged;
}

/** Deletes counts that no limit looks at any more. */
export async function sweepRisk(db: Db, now: Date): Promise<number> {
  const { zone } = await program(db);
  return deleteCounts(db, localDate(addDays(now, -DAYS_KEPT, zone), zone));
}

type Signal = { readonly limit: VelocityLimit; readonly hash: string; readonly shown: string };

function signalsOf(act: Act, facts: ActFacts, limits: readonly VelocityLimit[]): readonly Signal[] {
  return limits
    .filter((limit) => limit.act === act)
    .flatMap((limit) => {
      const key = keyOf(limit.by, facts);
      if (key === null) return [];
      return { limit, hash: blindIndex('risk', `${limit.by}:${key}`), shown: shownKey(limit.by, key) };
    });
}

const limitsOf = (changed: Readonly<Record<string, { review: number; block: number } | undefined>>): VelocityLimit[] =>
  velocityLimits.all.map((limit) => ({ ...limit, ...changed[limit.code] }));
