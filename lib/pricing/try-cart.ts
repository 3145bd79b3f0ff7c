import { contractsOf } from '@/lib/catalog';
import { type Actor, may } from '@/lib/kernel/actor';
import { localTime } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { levelSchemes, schemeAt } from '@/lib/levels';
import { membersNamed, requireMemberInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { storePlace } from '@/lib/stores';
import { linesOf } from './cart-lines';
import type { TriedCart } from './rules/offer-input';
import type { MemberSnapshot, PricingInput } from './rules/types';
import { pricingSettings } from './settings';
import { type Snapshot, snapshotOf } from './snapshot';

/** The id of a member who is an example. */
export const EXAMPLE = 'example';

const YEAR_MS = 365 * 86_400_000;

/** All that an evaluation of a tried cart needs but offers: goods as the catalog has them, and the buyer. */
export async function triedInput(
  { db, actor, now }: { readonly db: Db; readonly actor: Actor; readonly now: Date },
  program: Program,
  tried: TriedCart,
): Promise<Omit<PricingInput, 'offers'>> {
  const at = tried.at ?? now;
  const buyer = await buyerOf(db, actor, program, tried.buyer, at);
  const contracts = buyer === null || buyer.earning === null ? [] : await contractsOf(db, buyer.member.id, at);
  const asked = tried.lines.map((line, place) => ({ ...line, id: String(place + 1) }));
  const [lines, store] = await Promise.all([
    linesOf(db, { lines: asked, storeCode: tried.storeCode }, at, contracts),
    tried.storeCode === null ? null : storePlace(tried.storeCode),
  ]);
  if (tried.storeCode !== null && store === null) throw new Refusal('store_not_found', { code: tried.storeCode }, 422);
  return {
    cart: { lines, channel: tried.channel, store, freight: tried.freight, points: 0 },
    member: buyer?.member ?? null,
    earning: buyer?.earning ?? null,
    now: at,
    settings: pricingSettings(program, pointsSettings(program).tender),
  };
}

type Buyer = { readonly member: MemberSnapshot; readonly earning: Snapshot['earning'] | null };

async function buyerOf(
  db: Db,
  actor: Actor,
  program: Program,
  buyer: TriedCart['buyer'],
  at: Date,
): Promise<Buyer | null> {
  switch (buyer.type) {
    case 'nobody':
      return null;
    case 'level':
      return { member: await exampleOf(db, program, buyer, at), earning: null };
    case 'member': {
      if (!may(actor, 'members.read')) throw new Refusal('forbidden', { permission: 'members.read' }, 403);
      const [id = ''] = await membersNamed(db, [buyer.member]);
      await requireMemberInSight(db, actor, id);
      return snapshotOf(db, program, { id: publicId('member', id) }, at);
    }
  }
}

/** A member of a level as an example: a year with the shop, one order. */
export async function exampleOf(
  db: Db,
  program: Program,
  { level, isBirthday }: { readonly level: string; readonly isBirthday: boolean },
  at: Date,
): Promise<MemberSnapshot> {
  const { scheme } = schemeAt(await levelSchemes(db, program), at);
  const held = scheme.levels.find(({ code }) => code === level);
  if (held === undefined) throw new Refusal('level_not_found', { code: level }, 422);
  const { month, day } = localTime(at, program.zone);
  const registeredAt = new Date(at.getTime() - YEAR_MS);
  return {
    id: EXAMPLE,
    kind: 'person',
    level,
    rank: held.rank,
    registeredAt,
    birth: isBirthday ? { month, day } : null,
    tags: [],
    region: null,
    channel: null,
    orders: 1,
    amount: 0,
    lastOrderAt: registeredAt,
    points: { available: 0, debt: 0 },
    lastUsed: {},
  };
}
