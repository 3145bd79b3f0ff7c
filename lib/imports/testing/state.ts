import { bookSummary } from '@/lib/ledger';
import { heldLevels } from '@/lib/levels';
import { knownMembers, memberStats } from '@/lib/members';
import { pool } from '@/lib/platform/db';
import type { NaiveMember } from './naive';

// What an import writes; the audit trail is left out, since it keeps every run.
const TABLES = [
  'Member',
  'MemberExternalId',
  'MemberStats',
  'MemberLevel',
  'LevelChange',
  'Order',
  'OrderKey',
  'OrderLine',
  'Refund',
  'ParkedRefund',
  'LedgerAccount',
  'LedgerEntry',
  'LedgerLot',
  'LedgerLotMove',
  'PointsCapUse',
  'Decision',
  'OutboxEvent',
];

/** A fingerprint of every row of every table that an import writes. */
export async function digests(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of TABLES) {
    const { rows } = await pool().query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest FROM "${table}" t`,
    );
    found[table] = rows[0]?.digest ?? '';
  }
  return found;
}

const NOW = new Date('2010-12-31T00:00:00Z');

/** What the members with these external ids have, in the words of the naive computation. */
export async function stateOf(externalIds: readonly string[]): Promise<Map<string, Omit<NaiveMember, 'rises'>>> {
  const ids = await knownMembers(pool(), { externalIds });
  const memberIds = [...ids.values()];
  const stats = new Map((await memberStats(pool(), memberIds)).map((row) => [row.memberId, row]));
  const levels = new Map((await heldLevels(pool(), memberIds)).map((row) => [row.memberId, row.code]));
  const state = new Map<string, Omit<NaiveMember, 'rises'>>();
  for (const externalId of externalIds) {
    const id = ids.get(`external:${externalId}`) ?? '';
    const { points, growth } = await bookSummary(pool(), id, NOW);
    const { orders, amount, refunded } = stats.get(id) ?? { orders: 0, amount: 0, refunded: 0 };
    const { earned, balance } = points;
    state.set(externalId, {
      earned,
      pointsBack: earned - balance,
      growth: growth.total,
      orders,
      amount,
      refunded,
      level: levels.get(id) ?? '',
    });
  }
  return state;
}
