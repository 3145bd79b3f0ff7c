import { type Actor, actorLabel } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { exchangeIn } from '../exchange/exchange';
import { giveBackExchange } from '../exchange/give-back';
import { exchangeSource } from '../exchange/names';
import { ExchangeInput } from '../schema';
import { benefitWithheld } from '../withheld';

const own = (actor: Actor): string | null => (actor.kind === 'member' ? actor.id : null);

/** A member exchanges points by a benefit of his; who he is comes from his session (S0-3.1, 积分兑换). */
export const exchangeBenefitCommand = command({
  name: 'benefits.exchange',
  can: 'self',
  input: ExchangeInput,
  withheld: ({ db, actor }, { grant }) => benefitWithheld(db, { memberId: own(actor), grant }, 'use'),
  async run({ db, actor, now }, { grant, key }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    const ask = { memberId, grantId: requireId('benefitGrant', grant), key, actor: actorLabel(actor) };
    const { isRepeat, exchange } = await exchangeIn(db, ask, now);
    const { points, gives, given } = exchange;
    return { isRepeat, points, gives, count: given.length, grant: publicId('benefitGrant', exchange.grantId) };
  },
});

/** A member gives an exchange back while nothing of it is used, and has his points again (4.A.9). */
export const giveBackExchangeCommand = command({
  name: 'benefits.giveBackExchange',
  can: 'self',
  input: ExchangeInput,
  withheld: ({ db, actor }, { grant }) => benefitWithheld(db, { memberId: own(actor), grant }, 'return'),
  async run({ db, actor, now }, { grant, key }) {
    const ask = {
      memberId: actor.kind === 'member' ? actor.id : '',
      grantId: requireId('benefitGrant', grant),
      source: exchangeSource(key),
      actor: actorLabel(actor),
      isMember: true,
      note: '',
    };
    const { isRepeat, exchange } = await giveBackExchange(db, ask, now);
    return { isRepeat, points: exchange.points };
  },
});
