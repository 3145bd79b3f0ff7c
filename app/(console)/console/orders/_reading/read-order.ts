import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { may } from '@/lib/kernel/actor';
import { NO_MEMBER, publicId } from '@/lib/kernel/id';
import { memberInSight } from '@/lib/members';
import { type OrderStory, orderByExternalId, orderStory } from '@/lib/orders';
import { pool } from '@/lib/platform/db';
import { readerOf } from '@/lib/platform/reading';
import { orderInSight } from './order-in-sight';

/** Whose order it is, as far as the reader may know. */
export type OrderOwner =
  | { readonly kind: 'guest' }
  | { readonly kind: 'hidden' }
  | {
      readonly kind: 'member';
      readonly id: string;
      readonly name: string | null;
      readonly code: string;
      readonly mobile: string | null;
    };

/** What a reader gets of an order: nothing such, out of reach, or its story and owner. */
export type OrderSight =
  | { readonly kind: 'missing' | 'out_of_scope' }
  | { readonly kind: 'found'; readonly story: OrderStory; readonly owner: OrderOwner };

/** An order by the number its seller gave it, within the reader's stores. */
export async function readOrder(actor: Actor, number: string): Promise<OrderSight> {
  // Beyond the wall, to tell an order of another store from one that there is not; what is shown is read behind it.
  const [order, db] = [await orderByExternalId(pool(), number), await readerOf(actor)];
  if (order === null) return { kind: 'missing' };
  if (!(await orderInSight(pool(), actor, order))) return { kind: 'out_of_scope' };
  const story = await orderStory(db, order.memberId ?? NO_MEMBER, order.id);
  return story === null ? { kind: 'missing' } : { kind: 'found', story, owner: await ownerOf(actor, order.memberId) };
}

async function ownerOf(actor: Actor, memberId: string | null): Promise<OrderOwner> {
  if (memberId === null) return { kind: 'guest' };
  if (!may(actor, 'members.read')) return { kind: 'hidden' };
  const sight = await memberInSight(await readerOf(actor), actor, memberId);
  if (!sight?.isVisible) return { kind: 'hidden' };
  const { name, code, mobile } = sight.profile;
  return { kind: 'member', id: publicId('member', memberId), name, code, mobile };
}
