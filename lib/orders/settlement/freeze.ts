import { type KeptQuote, offerUsesOf } from '@/lib/pricing';
import type {
  FrozenBudget,
  FrozenGift,
  FrozenLine,
  FrozenOffer,
  FrozenSource,
  FrozenTerms,
  FrozenUnits,
} from '../rules/frozen';
import { pointsOfLines } from '../rules/give-back';
import type { Line } from '../rules/order';

type Priced = KeptQuote['priced'];
type Applied = Priced['applied'][number];

/** Freezes a quote: units, offers with their versions, gifts, freight and points, as they were told (4.C-freeze). */
export function freezeQuote({ priced, at }: KeptQuote, budgets: readonly FrozenBudget[]): FrozenTerms {
  const { lines, applied, gifts, freight, tender, earn } = priced;
  const fens = lines.map(({ points }) => points);
  const nets = lines.map(({ net }) => net);
  const points = pointsOfLines(tender.points, fens, nets);
  const taken = new Set(lines.map(({ id }) => id));
  return {
    quotedAt: at.toISOString(),
    lines: lines.map(
      ({ id, sku, category, brand, units, points: fen }, place): FrozenLine => ({
        id,
        sku,
        category,
        brand,
        units: runsOf(units),
        tender: { fen, points: points[place] ?? 0 },
      }),
    ),
    offers: applied.map(frozenOffer),
    gifts: gifts.map((gift, place) => frozenGift(gift, place, applied, taken)),
    freight,
    tender: { fen: tender.fen, points: tender.points },
    budgets,
    uses: offerUsesOf({ memberId: '', orderId: '', usedAt: at }, applied).map(({ offer, everyDays }) => ({
      offer,
      everyDays,
    })),
    promised: earn === null ? null : { points: earn.points.granted, growth: earn.growth },
  };
}

/** Units that are the same stand together: an order of a thousand of one thing is not a thousand rows. */
function runsOf(units: Priced['lines'][number]['units']): FrozenUnits[] {
  const runs: FrozenUnits[] = [];
  let before = '';
  for (const { list, net, shares } of units) {
    const said = JSON.stringify([list, net, shares]);
    const last = runs.at(-1);
    if (last !== undefined && said === before) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ count: 1, list, net, shares });
    before = said;
  }
  return runs;
}

function frozenOffer({ frozen, lines: _, trims: __, source, layer, ...applied }: Applied): FrozenOffer {
  const { name, params, judged, multiplier } = frozen;
  return { ...applied, layer, source: sourceOf(source), name, params, judged, multiplier };
}

function sourceOf(source: Applied['source']): FrozenSource {
  if (source.type === 'COUPON') return { type: source.type, coupon: source.coupon };
  if (source.type === 'BENEFIT') return { type: source.type, grant: source.grant };
  return { type: source.type };
}

function frozenGift(
  { offer, type, of, quantity }: Priced['gifts'][number],
  place: number,
  applied: readonly Applied[],
  taken: ReadonlySet<string>,
): FrozenGift {
  const by = applied.find((one) => one.offer === offer);
  const worth = by === undefined || by.desired === 0 ? 0 : Math.floor((by.frozen.worth * quantity) / by.desired);
  return { offer, type, of, quantity, worth, line: type === 'goods' ? freeId(`gift-${place + 1}`, taken) : null };
}

const freeId = (id: string, taken: ReadonlySet<string>): string => (taken.has(id) ? freeId(`${id}+`, taken) : id);

/** The lines of an order as its quote priced them, its gifts of goods among them at no price. */
export function linesOfQuote(terms: FrozenTerms, ordered: readonly Line[]): Line[] {
  const said = new Map(ordered.map((line) => [line.id, line]));
  const goods = terms.lines.map(({ id, sku, category, brand, units }): Line => {
    const quantity = units.reduce((total, { count }) => total + count, 0);
    const list = units.reduce((total, { count, list: each }) => total + count * each, 0);
    const net = units.reduce((total, { count, net: each }) => total + count * each, 0);
    const unitPrice = list / quantity;
    const name = said.get(id)?.name ?? null;
    const none = { refundedQuantity: 0, refundedNet: 0 };
    return { id, kind: 'goods', sku, name, category, brand, quantity, unitPrice, discount: list - net, net, ...none };
  });
  const gifts = terms.gifts.flatMap(({ line, of, quantity }): Line[] => {
    if (line === null || of === null || quantity === 0) return [];
    const nothing = { unitPrice: 0, discount: 0, net: 0, refundedQuantity: 0, refundedNet: 0 };
    return [{ id: line, kind: 'gift', sku: of, name: null, category: null, brand: null, quantity, ...nothing }];
  });
  return [...goods, ...gifts];
}
