import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { items } from '../store/items';
import { takeWishes, wishCounts } from '../store/wishes';

const CHUNK = 2_000;

/**
 * Announces to whoever waits for an item that it is there again: on sale, with pieces left. A wish is told once and then
 * gone; who still wants it asks again. Chunks of members, those who waited longest first. Answers how many were told.
 */
export async function tellWishes(now: Date, chunk = CHUNK): Promise<number> {
  const waiting = await wishCounts(pool());
  if (waiting.size === 0) return 0;
  let told = 0;
  for (const { code, state, terms, left } of await items(pool())) {
    const isOnSale = (terms.from === null || terms.from <= now) && (terms.to === null || now < terms.to);
    if (!waiting.has(code) || state !== 'live' || !isOnSale || left === 0) continue;
    const { zh, en } = terms.name;
    const tell = async (db: Db) => {
      const members = await takeWishes(db, code, chunk);
      const payload = { item: code, name: { zh, en: en || zh } };
      await announce(
        db,
        members.map((memberId) => ({ name: 'mall.back', memberId, payload, at: now })),
      );
      return members.length;
    };
    for (let count = chunk; count >= chunk; told += count) count = await withTransaction(tell);
  }
  return told;
}
