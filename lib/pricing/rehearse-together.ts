import { flooredSkus, listedSkus } from '@/lib/catalog';
import { levelSchemes, schemeAt } from '@/lib/levels';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { offersAsParts } from './offer-parts';
import { offerKinds } from './registry';
import { isAbout } from './rules/candidate';
import { type Collision, collide, mayMeet, type Unequal, unequal } from './rules/together';
import type { Goods, Offer } from './rules/types';
import { pricingSettings } from './settings';
import { exampleOf } from './try-cart';
import { namedBy, pricedGoods } from './try-draft';

const SAMPLE = 12;
const OTHERS_MAX = 60;

/** What offers do beside all others that may run then: where they collide, and where they make one basket cost different amounts. */
export type Rehearsed = {
  readonly collisions: readonly Collision[];
  readonly unequal: Unequal | null;
  readonly looked: number;
};

/**
 * Looks at offers beside each other and beside all that may run at their time, over a sample of the goods they name, by
 * the evaluator that prices everything; keeps nothing (N5, N20). `within`: the time of whatever they are parts of.
 */
export async function rehearseTogether(
  db: Db,
  program: Program,
  codes: readonly string[],
  within: { readonly from: Date; readonly to: Date; readonly now: Date },
): Promise<Rehearsed> {
  const parts = await offersAsParts(db, within.now);
  const all = parts.flatMap(({ code, version, phase, terms, startsAt, endsAt }): Offer[] => {
    if (terms === null || phase === 'ended' || phase === 'withdrawn') return [];
    const source = { type: 'OFFER' } as const;
    return [{ id: code, version, ...terms, source, startsAt, endsAt, left: null, blocked: null }];
  });
  const mine = all
    .filter(({ id }) => codes.includes(id))
    .map((offer) => ({ ...offer, startsAt: within.from, endsAt: within.to }));
  const at = within.from > within.now ? within.from : within.now;
  const settings = pricingSettings(program, pointsSettings(program).tender);
  const cart = { channel: 'online', store: null, freight: 0, points: 0 };
  const shop = { cart, earning: null, settings };
  const goods = new Map<string, readonly Goods[]>();
  for (const offer of mine) goods.set(offer.id, await sampleOf(db, offer, at));
  const sample = [...new Map([...goods.values()].flat().map((one) => [one.sku, one])).values()];
  // Of many offers those count that speak of these goods, and may do so at that time to whom one of mine speaks.
  const others = all
    .filter((other) => !codes.includes(other.id) && mine.some((one) => mayMeet(one, other)))
    .filter((other) => sample.some((one) => speaksOf(other, one)))
    .slice(0, OTHERS_MAX);
  const pairs = mine.flatMap((one, place) =>
    [...mine.slice(place + 1), ...others].map((other) => [one, other] as const),
  );
  const { scheme } = schemeAt(await levelSchemes(db, program), at);
  const buyers = [];
  for (const { code: level } of scheme.levels)
    buyers.push({ level, member: await exampleOf(db, program, { level, isBirthday: false }, at) });
  const looked = { from: at, to: within.to, members: buyers.map(({ member }) => member) };
  const collisions = pairs
    .filter(([a, b]) => mayMeet(a, b))
    .map(([a, b]) => collide(a, b, goods.get(a.id) ?? [], looked, shop))
    .filter(({ worst }) => worst !== null);
  const gap = unequal(mine, others, sample, [{ level: '', member: null }, ...buyers], { ...shop, ...looked });
  return { collisions, unequal: gap, looked: sample.length };
}

function speaksOf(offer: Offer, goods: Goods): boolean {
  const kind = offerKinds.find(offer.kind);
  return kind !== undefined && isAbout(offer, kind, goods);
}

/** Goods that an offer names: those with a floor first, for there a stack does harm. */
async function sampleOf(db: Db, offer: Offer, at: Date): Promise<readonly Goods[]> {
  const named = namedBy(offer);
  const [floored, listed] = await Promise.all([flooredSkus(db, named, at, SAMPLE), listedSkus(db, named, at, SAMPLE)]);
  return pricedGoods(db, [...new Set([...floored, ...listed])].slice(0, SAMPLE), at, null);
}
