import { type Decision, recordDecisions } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import { accepted, type Facts, type Outcome, refused } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import type { BenefitInForce } from '../in-force';
import { decideGrant, type GrantDecision } from '../rules/grant';
import { type GrantRow, insertGrants } from '../store/grants';
import type { GrantAnswer, GrantAsk, SharedAsk } from './asks';
import { giveCoupons } from './coupons';
import { fittingKey, type GrantWork, hadKey, loadGrantWork } from './load';

type Made = { readonly ask: GrantAsk; readonly force: BenefitInForce; readonly row: GrantRow };

/**
 * Grants a set of benefits in the caller's transaction (S0-3.3, 4.B.7, 4.F): members locked in id order, each ask decided
 * on the running state, all saved at once. A repeat by its key gets the first grant. A benefit that gives coupons lays
 * them into the wallet here, each by a key of its own. Every yes is a decision, and every no that somebody asked for.
 */
export async function grantIn(db: Db, given: readonly GrantAsk[], now: Date): Promise<Outcome<GrantAnswer>[]> {
  if (given.length === 0) return [];
  const { work, asks } = await loadGrantWork(db, given, now);
  const decisions: Decision[] = [];
  const made: Made[] = [];
  const first = asks.map((ask): Outcome<GrantAnswer> => {
    const outcome = decide(work, ask);
    if (outcome.type === 'repeat') return accepted({ isRepeat: true, grant: outcome.row });
    if (outcome.type === 'no') {
      if (isAsked(ask))
        decisions.push(decisionOf(ask, outcome.force, work.now, { ...outcome, outcome: 'withheld' }, null));
      return refused(outcome.code, outcome.facts, outcome.status);
    }
    made.push({ ask, force: outcome.force, row: outcome.row });
    return accepted({ isRepeat: false, grant: outcome.row });
  });
  const withCoupons = await giveCoupons(db, made, now);
  const kept = made.flatMap((one) => {
    const got = withCoupons.get(one.row.id);
    return got === undefined || got.ok ? [{ ...one, row: got?.ok ? got.value : one.row }] : [];
  });
  await insertGrants(
    db,
    kept.map(({ row }) => row),
  );
  for (const { ask, force, row } of kept)
    decisions.push(
      decisionOf(ask, force, now, { outcome: 'given', code: 'benefit_granted', facts: factsOf(row) }, row.id),
    );
  await Promise.all([
    recordDecisions(db, decisions),
    announce(
      db,
      kept.map(({ row: { memberId, id, benefit, source } }) => ({
        name: 'benefit.granted',
        memberId,
        payload: { grantId: id, benefit, source },
        at: now,
      })),
    ),
  ]);
  const rows = new Map(kept.map(({ row }) => [row.id, row]));
  return first.map((outcome): Outcome<GrantAnswer> => {
    if (!outcome.ok || outcome.value.isRepeat) return outcome;
    const row = rows.get(outcome.value.grant.id);
    if (row !== undefined) return accepted({ isRepeat: false, grant: row });
    const why = withCoupons.get(outcome.value.grant.id);
    return why !== undefined && !why.ok ? why : outcome;
  });
}

type Decided =
  | { readonly type: 'made'; readonly force: BenefitInForce; readonly row: GrantRow }
  | { readonly type: 'repeat'; readonly row: GrantRow }
  | {
      readonly type: 'no';
      readonly force: BenefitInForce | null;
      readonly code: string;
      readonly facts: Facts;
      readonly status?: number;
    };

function decide(work: GrantWork, ask: GrantAsk): Decided {
  const { memberId, benefit, source, key, at, times } = ask;
  const member = work.members.get(memberId);
  if (member === undefined) return { type: 'no', force: null, code: 'member_not_found', facts: {}, status: 404 };
  const force = work.inForce(benefit, at);
  if (force === undefined) return { type: 'no', force: null, code: 'benefit_not_open', facts: { benefit } };
  const had = work.had.get(hadKey(ask)) ?? [];
  const known = had.find(({ grantKey }) => grantKey === key);
  if (known !== undefined) return { type: 'repeat', row: known };
  if (work.gate(benefit, memberId) !== 'open')
    return { type: 'no', force, code: 'benefit_not_open', facts: { benefit } };
  const decision: GrantDecision = decideGrant({
    terms: force.terms,
    source,
    key,
    level: ask.level ?? work.levelAt(memberId, at),
    times,
    had,
    fits: work.fitting.get(fittingKey(force))?.has(memberId) ?? true,
    isActive: member.status === 'active',
    at,
    now: work.now,
    zone: work.zone,
  });
  if (!decision.allowed) return { type: 'no', force, code: decision.code, facts: decision.facts };
  const { allowed: _, key: grantKey, ...span } = decision;
  const same = had.find((one) => one.grantKey === grantKey);
  if (same !== undefined) return { type: 'repeat', row: same };
  const about = { memberId, id: newId(), benefit, version: force.version, source, grantKey, used: 0 };
  const row: GrantRow = { ...about, ...span, issuedAt: work.now, voidedAt: null, voidedWhy: null };
  work.had.set(hadKey(ask), [...had, row]);
  return { type: 'made', force, row };
}

/** What came by itself and is not for him is no decision worth keeping: a month would write one for everybody. */
export const isAsked = ({ source }: Pick<GrantAsk, 'source'>): boolean =>
  source === 'manual' || source === 'claim' || source === 'bulk' || source === 'exchange';

type Spoken = Pick<GrantRow, 'quota' | 'endsAt' | 'level' | 'period'>;

const factsOf = ({ quota, endsAt, level, period }: Spoken): Facts => ({
  times: quota,
  until: endsAt?.toISOString() ?? null,
  level,
  period,
});

function decisionOf(
  ask: GrantAsk,
  force: BenefitInForce | null,
  now: Date,
  said: Said,
  grantId: string | null,
): Decision {
  const { memberId, benefit } = ask;
  return { memberId, id: newId(), ...sharedDecision(ask, force, now, said), outcome: { grantId, benefit } };
}

type Said = { readonly outcome: Reason['outcome']; readonly code: string; readonly facts: Facts };

/** The decision for which somebody gets a grant, as far as it is the same for all who get such a one. */
export const givenAlike = (ask: SharedAsk, force: BenefitInForce, now: Date, row: Spoken) =>
  sharedDecision(ask, force, now, { outcome: 'given', code: 'benefit_granted', facts: factsOf(row) });

function sharedDecision(ask: SharedAsk, force: BenefitInForce | null, now: Date, { outcome, code, facts }: Said) {
  const said = {
    benefit: force?.terms.name.zh ?? ask.benefit,
    source: ask.source,
    ...facts,
    ...(ask.note === undefined ? {} : { note: ask.note }),
  };
  const rule = `benefits@${force?.version ?? 0}#${ask.source}`;
  const reason: Reason = { topic: 'benefit', outcome, code, facts: said, rule };
  return { kind: 'benefit.granted', subjectType: 'benefit', subjectId: ask.benefit, at: now, reasons: [reason] };
}
