import { type Db, pool } from '@/lib/platform/db';
import { inSets } from '@/lib/platform/outbox-drain';
import { giveEntries, giving } from './give-entries';
import { type Entry, isEntry } from './rules/entry';
import { windowKept } from './standing';
import { campaignsSince } from './store/campaigns';
import { revisionsNamed } from './store/revisions';

/**
 * Gives at entries into stages, classes, levels and segments, and at joining, for each campaign that says so: one after the
 * other by code, each in its own transaction. An event told again, or to two workers at once, gives once (4.F).
 */
export const giveOnEntry = inSets(async (events) => {
  const now = new Date();
  for (const { code, entry, startsAt, endsAt } of await campaignsWithEntries(pool(), now)) {
    const asked = events
      .filter((event) => isEntry(entry, event) && event.at >= startsAt && event.at < endsAt)
      .map(({ id, memberId, at }) => ({ memberId, key: `e${id}`, at }));
    if (asked.length === 0) continue;
    await giving(code, now, async (db, opened) => {
      const given = await giveEntries(db, code, opened, asked, now);
      return given === 0 ? null : { row: { ...opened.row, given: opened.row.given + given }, value: given };
    });
  }
});

/** Campaigns that are live and give at entries, as far as this process knows; whoever gives looks again under the lock. */
export async function campaignsWithEntries(
  db: Db,
  now: Date,
): Promise<readonly { code: string; entry: Entry; startsAt: Date; endsAt: Date }[]> {
  const rows = (await campaignsSince(db, now)).filter(({ state }) => state === 'approved');
  const said = await revisionsNamed(db, rows);
  return rows
    .flatMap((row) => {
      const [entry, window] = [said.get(row.code)?.terms?.entry ?? null, windowKept(row)];
      if (entry === null || window === null || window.startsAt > now) return [];
      return [{ code: row.code, entry, startsAt: window.startsAt, endsAt: window.endsAt }];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
