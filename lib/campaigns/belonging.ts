import type { Actor } from '@/lib/kernel/actor';
import { storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { Sort } from './kind';
import { heldSpan } from './rules/held';
import { windowKept } from './standing';
import type { CampaignRow } from './store/campaigns';
import type { Belonging } from './store/deeds';
import { heldBy } from './store/held';

/** What is a campaign's own, of the stores in sight; null while it never gave anything. */
export async function belongingOf(
  db: Db,
  row: CampaignRow,
  stores: readonly string[] | null,
): Promise<Belonging | null> {
  const { pins, approvedAt, endedAt } = await heldBy(db, row.code);
  const span = heldSpan(windowKept(row), { approvedAt, endedAt });
  if (span === null) return null;
  const codes = (sort: Sort) => pins.filter((pin) => pin.sort === sort).map(({ gate }) => gate);
  return {
    code: row.code,
    span,
    offers: codes('offer'),
    batches: codes('batch'),
    benefits: codes('benefit'),
    tasks: codes('task'),
    games: codes('game'),
    stores,
  };
}

/** The same for a reader: of the stores that he may see (S1-5.1). */
export const belongingSeen = async (db: Db, row: CampaignRow, actor: Actor): Promise<Belonging | null> =>
  belongingOf(db, row, actor.kind === 'system' ? null : await storesInSight(actor));
