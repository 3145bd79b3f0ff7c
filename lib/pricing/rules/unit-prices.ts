import type { Slice } from '../kind';
import { failedCondition, isAbout, refusal, type Speaking } from './candidate';
import type { AppliedOffer, CartLine, OfferRefusal, PricingInput, Trim } from './types';

/** Lines cut into units of one price each, and what became of the offers that name prices (4.C.1). */
export type UnitPrices = {
  readonly slices: readonly Slice[];
  /** The offer that names a slice's price; null: the list price. */
  readonly pricedBy: readonly (Speaking | null)[];
  readonly applied: readonly AppliedOffer[];
  readonly refused: readonly (OfferRefusal & { readonly speaking: Speaking })[];
};

type Named = { readonly by: Speaking; readonly wanted: number; readonly price: number };
type Tally = { desired: number; granted: number; floor: number; stock: number; lines: Map<string, number> };

/**
 * Each unit has exactly one price: the lowest that is named for it, ties by priority, then by id. A price with a stock
 * holds for the units that are left, in the order of line ids; the rest pays the next lowest (4.C.1). None is below the
 * floor (N4).
 */
export function unitPrices(speaking: readonly Speaking[], lines: readonly CartLine[], input: PricingInput): UnitPrices {
  const open = speaking.map((one) => ({ one, refused: amountsFail(one, lines, input) }));
  const able = open.filter(({ refused }) => refused === null).map(({ one }) => one);
  const left = new Map(able.map(({ offer }) => [offer.id, offer.left ?? Number.MAX_SAFE_INTEGER]));
  const tallies = new Map<string, Tally>();
  const slices: Slice[] = [];
  const pricedBy: (Speaking | null)[] = [];
  const add = (line: CartLine, quantity: number, named: Named | null) => {
    if (quantity === 0) return;
    const { goods, id } = line;
    const floor = Math.min(goods.floor, goods.list);
    slices.push({
      index: slices.length,
      line: id,
      goods,
      quantity,
      price: named?.price ?? goods.list,
      floor,
      closed: named === null ? 'no' : closedBy(named.by),
    });
    pricedBy.push(named?.by ?? null);
  };
  for (const line of lines) {
    let units = line.quantity;
    for (const named of pricesOf(able, line.goods, input)) {
      const id = named.by.offer.id;
      const given = Math.min(units, left.get(id) ?? 0);
      count(tallies, line, named, units, given);
      left.set(id, (left.get(id) ?? 0) - given);
      add(line, given, named);
      units -= given;
    }
    add(line, units, null);
  }
  return { slices, pricedBy, ...outcomes(open, tallies, lines, input) };
}

/** The prices below the list price that are named for goods, lowest first. */
function pricesOf(speaking: readonly Speaking[], goods: CartLine['goods'], { member }: PricingInput): Named[] {
  const floor = Math.min(goods.floor, goods.list);
  return speaking
    .flatMap((by): Named[] => {
      const wanted = isAbout(by.offer, by.kind, goods) ? by.kind.price?.(by.offer.params, goods, member) : null;
      if (wanted === null || wanted === undefined || wanted >= goods.list) return [];
      return [{ by, wanted, price: Math.max(wanted, floor) }];
    })
    .filter(({ price }) => price < goods.list)
    .sort(
      (a, b) =>
        a.price - b.price || b.by.offer.priority - a.by.offer.priority || (a.by.offer.id < b.by.offer.id ? -1 : 1),
    );
}

function count(
  tallies: Map<string, Tally>,
  line: CartLine,
  { by, wanted, price }: Named,
  units: number,
  given: number,
) {
  const tally = tallies.get(by.offer.id) ?? { desired: 0, granted: 0, floor: 0, stock: 0, lines: new Map() };
  tallies.set(by.offer.id, tally);
  const { list } = line.goods;
  tally.desired += units * (list - wanted);
  tally.stock += (units - given) * (list - wanted);
  tally.floor += given * (price - wanted);
  tally.granted += given * (list - price);
  if (given > 0) tally.lines.set(line.id, (tally.lines.get(line.id) ?? 0) + given * (list - price));
}

function outcomes(
  open: readonly { one: Speaking; refused: OfferRefusal | null }[],
  tallies: ReadonlyMap<string, Tally>,
  lines: readonly CartLine[],
  input: PricingInput,
): Pick<UnitPrices, 'applied' | 'refused'> {
  const applied: AppliedOffer[] = [];
  const refused: (OfferRefusal & { speaking: Speaking })[] = [];
  for (const { one, refused: failed } of open) {
    const tally = tallies.get(one.offer.id);
    if (failed !== null) refused.push({ ...failed, speaking: one });
    else if (tally !== undefined && tally.granted > 0) applied.push(appliedPrice(one, tally));
    else refused.push({ ...whyNoPrice(one, tally, lines, input), speaking: one });
  }
  return { applied, refused };
}

function appliedPrice({ offer }: Speaking, tally: Tally): AppliedOffer {
  const trims: Trim[] = [
    ...(tally.stock > 0 ? [{ by: 'stock' as const, cut: tally.stock }] : []),
    ...(tally.floor > 0 ? [{ by: 'floor' as const, cut: tally.floor }] : []),
  ];
  const { id, version, kind, layer, source, name, params, budgets } = offer;
  const of = [...tally.lines].map(([line, amount]) => ({ id: line, amount }));
  return {
    offer: id,
    version,
    kind,
    layer,
    source,
    desired: tally.desired,
    granted: tally.granted,
    trims,
    lines: of,
    freight: 0,
    points: 0,
    budgets,
    frozen: { name, params, judged: [], worth: 0, multiplier: null },
  };
}

function whyNoPrice(
  one: Speaking,
  tally: Tally | undefined,
  lines: readonly CartLine[],
  input: PricingInput,
): OfferRefusal {
  const about = lines.filter(({ goods }) => isAbout(one.offer, one.kind, goods));
  const prices = about.flatMap(({ goods }) => one.kind.price?.(one.offer.params, goods, input.member) ?? []);
  if (prices.length === 0) return refusal('no_goods');
  if (tally !== undefined) return refusal('higher_price', { price: Math.min(...prices) });
  const floored = about.some(({ goods }) => goods.floor >= goods.list);
  return floored ? refusal('floor_reached') : refusal('higher_price', { price: Math.min(...prices) });
}

/** Prices are named before anything is taken off: amounts in their conditions are those of the list prices. */
function amountsFail(one: Speaking, lines: readonly CartLine[], { cart }: PricingInput): OfferRefusal | null {
  if (!one.asksAmounts) return null;
  const inScope = lines.filter(({ goods }) => isAbout(one.offer, one.kind, goods));
  const amount = (of: readonly CartLine[]) =>
    of.reduce((total, { quantity, goods }) => total + quantity * goods.list, 0);
  const units = inScope.reduce((total, { quantity }) => total + quantity, 0);
  return failedCondition(one.offer, one.reads({ cart: amount(cart.lines), scope: amount(inScope) }, units));
}

function closedBy({ offer, kind }: Speaking): Slice['closed'] {
  if (kind.closes(offer.params)) return 'all';
  return offer.stack === 'EXCLUSIVE' ? 'common' : 'no';
}
