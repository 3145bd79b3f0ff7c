import { recordDecisions } from '@/lib/decisions';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { memberStats } from '@/lib/members';
import { coalescer } from '@/lib/platform/coalescer';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { type GateAnswer, gateKeeper } from '@/lib/segments';
import { type ClaimDecision, closed } from '../rules/claim';
import { copiesByKey } from '../store/copies';
import { applyClaim, heldBack } from './apply';
import type { ClaimAnswer, ClaimAsk } from './asks';
import { loadBatches, loadClaimWork } from './load';
import { saveClaimWork } from './save';
import { claimDecision, claimName } from './work';

const SET_MAX = 512;
const WAITING_MAX = 16_384;

/** One claim joined with all that arrive meanwhile; the moment is that of the set (4.E). */
export const claimJoined = coalescer<ClaimAsk, Outcome<ClaimAnswer>>(
  'claims',
  (asks) => processClaims(asks, new Date()),
  {
    sizeMax: SET_MAX,
    queueMax: WAITING_MAX,
  },
);

/**
 * Claims a set (4.E): what is closed or sold out is answered without a lock, for the refusals are what collapses a sale;
 * the rest in one transaction that locks members, then stocks, decides each on the running state and saves once.
 */
export async function processClaims(asks: readonly ClaimAsk[], now: Date): Promise<Outcome<ClaimAnswer>[]> {
  const refusals = await refuseEarly(pool(), asks, now);
  const rest = asks.filter((ask) => !refusals.has(ask));
  const outcomes = rest.length === 0 ? [] : await withTransaction((db) => processClaimsIn(db, rest, now));
  let next = 0;
  return asks.map((ask) => refusals.get(ask) ?? (outcomes[next++] as Outcome<ClaimAnswer>));
}

/** The same in the caller's transaction. */
export async function processClaimsIn(db: Db, given: readonly ClaimAsk[], now: Date): Promise<Outcome<ClaimAnswer>[]> {
  const { work, asks } = await loadClaimWork(db, given, now);
  const outcomes = asks.map((ask) => applyClaim(work, ask));
  const made = await saveClaimWork(db, work);
  return outcomes.map((outcome) => {
    if (!outcome.ok) return outcome;
    const { copy } = outcome.value;
    return accepted({ ...outcome.value, copy: made.get(copy.id) ?? copy });
  });
}

/** What cannot be given whoever asks; a batch that nobody knows, too. A repeat is let through: it gets its first answer. */
async function refuseEarly(db: Db, asks: readonly ClaimAsk[], now: Date): Promise<Map<ClaimAsk, Outcome<ClaimAnswer>>> {
  const batches = await loadBatches(
    db,
    asks.map(({ batchId }) => batchId),
  );
  const gate = await gateKeeper(db, 'batch', { codes: [...batches.keys()], memberIds: [], now });
  const no = new Map<ClaimAsk, No>();
  for (const ask of asks) {
    const decision = noAtOnce(ask, batches.get(ask.batchId), gate(ask.batchId, ask.memberId), now);
    if (decision !== null) no.set(ask, decision);
  }
  if (no.size === 0) return new Map();
  const names = [...no.keys()].flatMap(({ memberId, batchId, key }) =>
    key === null ? [] : { memberId, batchId, claimKey: key },
  );
  const [known, members] = await Promise.all([
    copiesByKey(db, names),
    memberStats(db, [...new Set([...no.keys()].map(({ memberId }) => memberId))]),
  ]);
  const repeats = new Set(known.map(claimName));
  const exist = new Set(members.map(({ memberId }) => memberId));
  const early = [...no].filter(
    ([{ memberId, batchId, key }]) => key === null || !repeats.has(claimName({ memberId, batchId, claimKey: key })),
  );
  const kept = early.filter(([{ memberId, batchId }]) => exist.has(memberId) && batches.has(batchId));
  await recordDecisions(
    db,
    kept.map(([ask, { code, facts }]) =>
      claimDecision(ask, batches.get(ask.batchId), { outcome: 'withheld', code, facts }, { couponId: null, now }),
    ),
  );
  return new Map(
    early.map(([ask, { code, facts }]) => [
      ask,
      exist.has(ask.memberId) ? refused(code, facts) : refused('member_not_found', {}, 404),
    ]),
  );
}

type No = ClaimDecision & { readonly allowed: false };

function noAtOnce(
  { way }: ClaimAsk,
  batch: Awaited<ReturnType<typeof loadBatches>> extends Map<string, infer B> ? B | undefined : never,
  answer: GateAnswer,
  now: Date,
): No | null {
  if (batch === undefined) return { allowed: false, code: 'not_open', facts: { reason: 'draft' } };
  const { row, terms, isLeft } = batch;
  const decision = closed({ terms, state: row.state, way, now });
  if (decision !== null && !decision.allowed) return decision;
  // Whether somebody is of an audience is decided with his lock.
  const held = answer === 'outside' ? null : heldBack(answer, way);
  if (held !== null) return { allowed: false, ...held };
  return isLeft || way === 'code' ? null : { allowed: false, code: 'sold_out', facts: { total: terms.total } };
}
