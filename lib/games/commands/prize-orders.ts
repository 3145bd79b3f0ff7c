import { actorName } from '@/lib/kernel/actor';
import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireMemberInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { seal, unseal } from '@/lib/platform/pii';
import { AddressInput, KeptAddress, RevealAddressInput, ShipInput } from '../schema';
import { prizeOrdersById, saveAddress, saveShipped } from '../store/prize-orders';

/** A member says where goods that he won go; he may mend it until they have left. Kept encrypted. */
export const addressPrizeCommand = command({
  name: 'games.address',
  can: 'self',
  input: AddressInput,
  async run({ db, actor, now }, { draw, ...kept }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    const sealed = seal(JSON.stringify(kept));
    const order = await saveAddress(db, { memberId, id: requireId('draw', draw), address: sealed, at: now });
    if (order === null) throw new Refusal('prize_not_open', {}, 404);
    return { state: order.state };
  },
});

/** Reads where goods go, for whoever sends them; every look is on record. */
export const revealPrizeAddressCommand = command({
  name: 'games.revealAddress',
  can: 'games.ship',
  input: RevealAddressInput,
  async run({ db, actor }, { memberId: member, draw }) {
    const memberId = requireId('member', member);
    await requireMemberInSight(db, actor, memberId);
    const [order] = await prizeOrdersById(db, memberId, [requireId('draw', draw)]);
    if (order === undefined || order.address === null) throw new Refusal('prize_not_open', {}, 404);
    return KeptAddress.parse(JSON.parse(unseal(order.address)));
  },
  audit: ({ memberId, draw }) => ({ objectType: 'member', objectId: memberId, after: { prize: draw } }),
});

/** Sends goods that were won: the parcel is on its way. */
export const shipPrizeCommand = command({
  name: 'games.ship',
  can: 'games.ship',
  input: ShipInput,
  async run({ db, actor, now }, { memberId: member, draw, carrier, parcel }) {
    const memberId = requireId('member', member);
    await requireMemberInSight(db, actor, memberId);
    const about = { memberId, id: requireId('draw', draw), at: now, by: actorName(actor) };
    const order = await saveShipped(db, { ...about, carrier, parcel });
    if (order === null) throw new Refusal('prize_not_ready', {});
    return { game: order.game, prize: order.prize };
  },
  audit: ({ memberId, draw, carrier, parcel }, { game, prize }) => ({
    objectType: 'member',
    objectId: memberId,
    after: { draw, game, prize, carrier, parcel },
  }),
});
