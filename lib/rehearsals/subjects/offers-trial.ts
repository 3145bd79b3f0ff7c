import { benefitsInForce, candidateOfTerms } from '@/lib/benefits';
import { budgetRooms } from '@/lib/budgets';
import { orderRulesAt } from '@/lib/earning';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { type Offer, pointWorth, pricingSettings, standingOffers, stockOf } from '@/lib/pricing';
import type { OffersTrial, TrialBudget, TrialPart } from '../trial';

type Terms = Omit<Offer, 'id' | 'version' | 'source' | 'startsAt' | 'endsAt' | 'left' | 'blocked'>;

/** An offer of a draft as past orders meet it: without its time, since it is tried on theirs. */
export function offerPart(id: string, version: number, terms: Terms): Extract<TrialPart, { of: 'offer' }> {
  const { total, perMember } = terms.stock;
  const budgets = total === null && perMember === null ? terms.budgets : [...terms.budgets, stockOf(id)];
  const about = { id, version, source: { type: 'OFFER' }, startsAt: null, endsAt: null } as const;
  return { of: 'offer', offer: { ...terms, ...about, budgets, left: null, blocked: null } };
}

/** A draft of offers with all that stands beside it today: the program's offers, and the benefits that levels bring (4.C). */
export async function offersTrial(
  db: Db,
  program: Program,
  said: Pick<OffersTrial, 'draft' | 'audience' | 'budgets' | 'uncounted'>,
  now: Date,
): Promise<OffersTrial> {
  const [offers, rules, benefits] = await Promise.all([
    standingOffers(db, program, now),
    orderRulesAt(db, now),
    ofLevels(db, program, now),
  ]);
  return {
    type: 'offers',
    settings: pricingSettings(program, pointsSettings(program).tender),
    worth: pointWorth(program),
    rules,
    standing: [...offers.map((offer) => ({ of: 'offer', offer }) as const), ...benefits],
    ...said,
  };
}

/** Benefits that act on carts and come with a level: whoever holds it has them. What else members have is left out on both sides. */
async function ofLevels(db: Db, program: Program, now: Date): Promise<TrialPart[]> {
  const place = { storeCode: null, channel: '', at: now, zone: program.zone };
  return (await benefitsInForce(db, program, now)).flatMap(({ code, version, terms }): TrialPart[] => {
    const level = terms.levels[0]?.level;
    if (level === undefined || terms.where !== null) return [];
    const acts = candidateOfTerms(terms, { benefit: code, version, level, ...place }) !== null;
    return acts ? [{ of: 'benefit', code, version, terms }] : [];
  });
}

/** The budgets that parts of a draft draw on, and the stocks they have of their own: what each may give in all (4.G). */
export async function budgetsNamed(
  db: Db,
  { zone }: Program,
  parts: readonly TrialPart[],
  now: Date,
): Promise<TrialBudget[]> {
  const offers = parts.flatMap((part) => (part.of === 'benefit' ? [] : part.offer));
  const codes = [...new Set(offers.flatMap(({ budgets }) => budgets))];
  const rooms = await budgetRooms(db, { codes, pools: [], memberId: null, at: now, zone });
  const stocks = offers.flatMap(({ id, stock }): TrialBudget[] =>
    stock.total === null ? [] : [{ code: stockOf(id), kind: 'COUNT', limit: stock.total, left: stock.total }],
  );
  const named = rooms.map(({ code, kind, limit, left }): TrialBudget => ({ code, kind, limit, left }));
  return [...stocks, ...named.filter(({ code }) => !stocks.some((stock) => stock.code === code))];
}
