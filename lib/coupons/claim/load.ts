import { startOfDay } from '@/lib/kernel/day';
import { heldLevels } from '@/lib/levels';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type Judged, judgeVelocity } from '@/lib/risk';
import { gateKeeper } from '@/lib/segments';
import { type BatchRow, batchesById, type StockRow, stocksForUpdate, termsName, termsOf } from '../store/batches';
import { copiesByKey, hadOf } from '../store/copies';
import type { ClaimAsk } from './asks';
import { type ClaimWork, claimName, hadKey, type OpenBatch } from './work';

/** The batches that are asked for, with the terms that count of them now; a draft has none. Nothing is locked. */
export async function loadBatches(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, OpenBatch & { readonly row: BatchRow & StockRow; readonly isLeft: boolean }>> {
  const rows = await batchesById(db, [...new Set(ids)]);
  const terms = await termsOf(
    db,
    [...rows.values()].map(({ id, version }) => ({ batchId: id, version })),
  );
  return new Map(
    [...rows.values()].flatMap((row) => {
      const said = terms.get(termsName({ batchId: row.id, version: row.version }));
      if (said === undefined) return [];
      return [[row.id, { row, terms: said, isLeft: row.total === null || row.issued < row.total }] as const];
    }),
  );
}

/**
 * Loads what deciding needs, once for the whole set. Members are locked first, the stock last (4.F): the hot row of a
 * flash batch is held only while its copies are decided and saved.
 */
export async function loadClaimWork(
  db: Db,
  given: readonly ClaimAsk[],
  now: Date,
): Promise<{ readonly work: ClaimWork; readonly asks: readonly ClaimAsk[] }> {
  const { zone } = await program(db);
  const ids = [...new Set(given.map(({ memberId }) => memberId))];
  const locked = await lockMemberWork(db, ids, []);
  const { members } = locked;
  // Whoever was merged claims as the survivor (N13).
  const asks = given.map((ask) => {
    const memberId = memberNamed(locked, ask.memberId);
    return memberId === null || memberId === ask.memberId ? ask : { ...ask, memberId };
  });
  const present = asks.filter(({ memberId }) => members.has(memberId));
  const [batches, had, known] = await Promise.all([
    loadBatches(
      db,
      present.map(({ batchId }) => batchId),
    ),
    hadOf(db, [...new Map(present.map((ask) => [hadKey(ask), ask])).values()], startOfDay(now, zone)),
    copiesByKey(
      db,
      present.flatMap(({ memberId, batchId, key }) => (key === null ? [] : { memberId, batchId, claimKey: key })),
    ),
  ]);
  const isByLevel = [...batches.values()].some(({ terms }) => terms.audience.levels.length > 0);
  const held = isByLevel ? await heldLevels(db, [...members.keys()]) : [];
  const repeats = new Set(known.map(claimName));
  const isNew = ({ memberId, batchId, key }: ClaimAsk) =>
    key === null || !repeats.has(claimName({ memberId, batchId, claimKey: key }));
  const verdicts = await judge(db, present.filter(isNew), now);
  const gate = await gateKeeper(db, 'batch', {
    codes: [...batches.keys()],
    memberIds: [...members.keys()],
    now,
    give: true,
  });
  const work = {
    now,
    zone,
    batches,
    members,
    levels: new Map(held.map(({ memberId, code }) => [memberId, code])),
    gate,
    verdicts,
    stocks: await stocksForUpdate(db, [...batches.keys()]),
    had: new Map(had.map((row) => [hadKey(row), row])),
    known: new Map(known.map((row) => [claimName(row), row])),
    made: [],
    decisions: [],
  };
  return { work, asks };
}

/** Counts claims of devices and addresses (4.L); what is given by somebody is not counted. */
async function judge(db: Db, asks: readonly ClaimAsk[], now: Date): Promise<Map<ClaimAsk, Judged>> {
  const counted = asks.filter(({ way, from }) => way !== 'give' && (from.device || from.ip));
  if (counted.length === 0) return new Map();
  const judged = await judgeVelocity(
    db,
    counted.map(({ memberId, from }) => ({
      act: 'claim' as const,
      subject: { type: 'member', id: memberId },
      facts: from,
    })),
    now,
  );
  return new Map(counted.flatMap((ask, place) => (judged[place] === undefined ? [] : [[ask, judged[place]] as const])));
}
