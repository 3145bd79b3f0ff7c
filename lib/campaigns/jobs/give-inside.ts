import { pool } from '@/lib/platform/db';
import { nextMatching } from '@/lib/segments';
import { giveEntries, giving } from '../give-entries';
import { campaignsWithEntries } from '../listen';
import { thoseInside } from '../rules/entry';

const CHUNK = 500;

/**
 * Gives to those who are where a campaign's entry leads when it begins, once for each member whatever revision says so, a
 * chunk at a time; killed halfway it goes on behind the last chunk (4.F). Answers how many were given.
 */
export async function giveInside(now: Date): Promise<number> {
  let given = 0;
  for (const { code, entry } of await campaignsWithEntries(pool(), now)) {
    if (entry.on !== 'begin' && !entry.inside) continue;
    for (let step = await walk(code, now); step !== null; step = await walk(code, now)) given += step;
  }
  return given;
}

/** One chunk; null: there is nothing more to do. */
const walk = (code: string, now: Date): Promise<number | null> =>
  giving(code, now, async (db, opened) => {
    const { row, revision, terms } = opened;
    const isNew = row.revision !== revision;
    if (!isNew && row.walkedAt !== null) return null;
    const where = terms.entry === null ? null : thoseInside(terms.entry, terms.audience);
    const after = isNew ? null : row.cursor;
    const ids = where === null ? [] : await nextMatching(db, where, now, { after, limit: CHUNK });
    const asks = ids.map((memberId) => ({ memberId, key: 'begin', at: now }));
    const given = await giveEntries(db, code, opened, asks, now);
    const isOver = ids.length < CHUNK || row.given + given >= (terms.entry?.total ?? 0);
    const walked = { revision, cursor: ids.at(-1) ?? after, walkedAt: isOver ? now : null };
    return { row: { given: row.given + given, ...walked }, value: given };
  });
