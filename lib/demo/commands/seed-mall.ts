import 'server-only';
import { actorLabel } from '@/lib/kernel/actor';
import { type NewItem, openItem } from '@/lib/mall';
import { withTransaction } from '@/lib/platform/db';
import { DEMO_ITEMS } from '../rules/mall-items';
import { DEMO_ACTOR } from '../story-events';

/** Fills the points mall; what is there stays, for an item is known by its code. */
export async function seedMall(now: Date): Promise<void> {
  const hand = { by: actorLabel(DEMO_ACTOR), at: now, note: '演示数据', isDemo: true };
  await withTransaction(async (db) => {
    for (const item of DEMO_ITEMS) await openItem(db, item as NewItem, hand);
  });
}
