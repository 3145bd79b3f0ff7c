import { loadLedger, postCredit, saveLedger } from '@/lib/ledger';
import { givenMember } from '@/lib/orders/testing/orders';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt } from '@/lib/platform/testing/zone';
import { processSpending } from '../spending/process';

const EARNED = localAt('2026-03-01T10:00');

/** The instant at which most of the lots end. */
export const END = localAt('2028-01-01');

/** How many lots of each member have ended by then: six of the nine, and that of joining. */
export const ENDED_EACH = 7;
const LOTS = 9;

/** Members with lots that end at the year's turn or a year later, some of them used before; answers their ids. */
export async function givenLots(members: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < members; n++) ids.push(await givenMember());
  await withTransaction(async (db) => {
    const work = await loadLedger(db, ids);
    for (const [index, memberId] of ids.entries()) {
      for (let lot = 0; lot < LOTS; lot++) {
        const posting = {
          memberId,
          asset: 'points' as const,
          amount: 10 + ((index + lot) % 7),
          key: `EARN:test:${newId()}`,
          source: { type: 'test', id: `${lot}` },
          rule: 'test',
          reason: 'test',
          detail: {},
          actor: 'system:test',
          occurredAt: EARNED,
          now: EARNED,
        };
        const expiresAt = lot % 3 === 0 ? localAt('2029-01-01') : END;
        postCredit(work, posting, { activatesAt: EARNED, expiresAt });
      }
    }
    await saveLedger(db, work);
  });
  const asks = ids.slice(0, members / 2).map((memberId, index) => ({
    kind: 'spend' as const,
    memberId,
    points: 45 + index * 4,
    note: '',
    source: { type: 'test', id: 'before' },
    actor: 'system:test',
  }));
  for (const outcome of await processSpending(asks, EARNED)) if (!outcome.ok) throw outcome.refusal;
  return ids;
}

const LOTS_SQL = `SELECT "memberId", "sourceId", "remaining", "writtenOff", "expiresAt" FROM "LedgerLot" WHERE "memberId" = ANY($1)`;
const ACCOUNTS_SQL = `SELECT "memberId", "balance", "expired", "spent", "debt", "version" FROM "LedgerAccount"
  WHERE "memberId" = ANY($1) AND "asset" = 'points'`;
const ENTRIES_SQL = `SELECT e."memberId", l."sourceType", CASE WHEN l."sourceType" = 'test' THEN l."sourceId" END AS lot, e."amount",
    e."occurredAt", e."reason", count(*) AS times
  FROM "LedgerEntry" e JOIN "LedgerLot" l ON l."memberId" = e."memberId" AND l."id"::text = e."sourceId"
  WHERE e."type" = 'EXPIRE' AND e."memberId" = ANY($1) GROUP BY 1, 2, 3, 4, 5, 6`;
const EVENTS_SQL = `SELECT "memberId", "payload", "at" FROM "OutboxEvent" WHERE "name" = 'points.expired' AND "memberId" = ANY($1)`;

/** All that the job leaves behind for these members, without the ids that chance gave: lines to compare. */
export async function toldOf(ids: readonly string[]): Promise<string[]> {
  const places = new Map(ids.map((id, index) => [id, index]));
  const lines: string[] = [];
  for (const sql of [LOTS_SQL, ACCOUNTS_SQL, ENTRIES_SQL, EVENTS_SQL]) {
    const { rows } = await pool().query(sql, [ids]);
    for (const { memberId, ...row } of rows) {
      const text = JSON.stringify(row).replaceAll(memberId, 'member');
      lines.push(`${places.get(memberId)} ${text}`);
    }
  }
  return lines.sort();
}
