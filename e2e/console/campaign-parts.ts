// Publishes what campaigns are made of, through the doors of whoever owns it, on goods that nobody else sells.
import { randomInt } from 'node:crypto';
import type { Need, Sort } from '@/lib/campaigns/kind';
import { doors } from '../people';

/** A part as the wizard offers it. */
export type Planted = { readonly sort: Sort; readonly code: string };

/** A budget, goods of ¥100 under the same name, and parts that draw on the one and touch only the other. */
export type Shelf = { readonly mark: string; readonly part: (need: Need, place: number) => Promise<Planted> };

const LIMIT = 10_000_000;
const SETTLED_MS = 10_000;
/** The kind of a part where a campaign asks for none. */
const USUAL: Readonly<Partial<Record<Sort, string>>> = { offer: 'order_discount', task: 'orders_count' };

/** Whoever published so long ago that it counts by now. */
async function earlier() {
  const { systemCaller } = await doors();
  return systemCaller('e2e', new Date(Date.now() - SETTLED_MS));
}

/** Fills a shelf from which campaigns of every type can be built; each part is made once, when it is asked for. */
export async function plantShelf(): Promise<Shelf> {
  const mark = `walk-${randomInt(1_000_000_000)}`;
  await plantGoods(mark);
  await plantBudget(mark, LIMIT);
  const made = new Map<string, Promise<Planted>>();
  const part = ({ sorts, kinds }: Need, place: number): Promise<Planted> => {
    const sort = sorts[place % sorts.length] ?? 'offer';
    const kind = kinds?.[place % kinds.length] ?? USUAL[sort] ?? '';
    const key = `${sort} ${kind}`;
    const found = made.get(key) ?? plant(sort, kind, mark);
    made.set(key, found);
    return found;
  };
  return { mark, part };
}

/** Goods of the catalog at ¥100, unless it is said otherwise. */
export async function plantGoods(code: string, list = 10_000): Promise<void> {
  const { execute, systemCaller } = await doors();
  const { syncProducts } = await import('@/lib/catalog');
  const skus = [{ code, prices: [{ kind: 'list', amount: list }] }];
  const products = [{ code, version: 1, nameZh: '试卖品', nameEn: 'Sample', skus }];
  await execute(syncProducts, systemCaller('e2e'), { products });
}

/** A budget of campaigns, in fen. */
export async function plantBudget(code: string, limit: number): Promise<void> {
  const { execute, systemCaller } = await doors();
  const { makeBudgetCommand } = await import('@/lib/budgets');
  const about = { scope: 'campaign', subject: '', kind: 'AMOUNT', per: 'whole' };
  await execute(makeBudgetCommand, systemCaller('e2e'), {
    ...about,
    code,
    limit,
    nameZh: code,
    nameEn: code,
    note: 'for the test',
  });
}

type SaidOffer = { readonly budget: string; readonly skus: readonly string[] } & Record<string, unknown>;

type Publication = { readonly basedOn?: number; readonly effectiveFrom?: Date | null };

/** The first version of an offer on some goods, published: it counts already, or from an instant on; or the next one, after a moment. */
export async function plantOffer(
  code: string,
  { budget, skus, ...terms }: SaidOffer,
  { basedOn = 0, effectiveFrom = null }: Publication = {},
): Promise<Planted> {
  const { execute, systemCaller } = await doors();
  const { publishOfferCommand, saveOfferCommand } = await import('@/lib/pricing');
  const caller = basedOn === 0 ? await earlier() : systemCaller('e2e');
  const said = { name: { zh: code, en: code }, budgets: [budget], scope: { include: { skus } }, ...terms };
  await execute(saveOfferCommand, caller, { code, terms: said });
  const from = effectiveFrom?.toISOString() ?? null;
  await execute(publishOfferCommand, caller, { code, basedOn, effectiveFrom: from, note: 'for the test' });
  return { sort: 'offer', code };
}

function plant(sort: Sort, kind: string, mark: string): Promise<Planted> {
  switch (sort) {
    case 'offer':
      return plantOfferOf(kind, mark);
    case 'batch':
      return plantBatch();
    case 'benefit':
      return plantBenefit(mark);
    case 'task':
      return plantTask(kind, mark);
    case 'game':
      return plantGame();
  }
}

/** What an offer says where the example of its kind names goods or coupons that this shop does not have, or is too much. */
const SAID: Readonly<Record<string, (mark: string, batch: () => Promise<string>) => object | Promise<object>>> = {
  order_discount: () => ({ off: 500 }),
  item_discount: (mark) => ({ skus: [mark], rateBp: 9_500 }),
  flash_price: () => ({ rateBp: 9_500 }),
  bundle: (mark) => ({ items: [{ skus: [mark], quantity: 2 }], price: 19_000 }),
  second_half_price: () => ({ rateBp: 9_000 }),
  gift_goods: (mark) => ({ sku: mark, from: 50_000, worth: 100 }),
  gift_coupon: async (_, batch) => ({ batch: await batch(), from: 50_000, worth: 1_000 }),
};

async function plantOfferOf(kind: string, mark: string): Promise<Planted> {
  await doors();
  const { offerKinds } = await import('@/lib/pricing/registry');
  const known = offerKinds.find(kind);
  if (known === undefined) throw new Error(`no offer is of the kind ${kind}`);
  const params = (await SAID[kind]?.(mark, async () => (await plantBatch()).code)) ?? known.example;
  const code = `${mark}-${kind.replaceAll('_', '-')}`;
  return plantOffer(code, { kind, params, layer: known.layers[0], budget: mark, skus: [mark] });
}

async function plantBatch(): Promise<Planted> {
  await doors();
  const [{ givenBatch }, { publicId }] = await Promise.all([
    import('@/lib/coupons/testing/people'),
    import('@/lib/kernel/id'),
  ]);
  return { sort: 'batch', code: publicId('couponBatch', await givenBatch({ total: 100, isOpen: false })) };
}

async function plantBenefit(mark: string): Promise<Planted> {
  const { execute } = await doors();
  const { publishBenefitCommand } = await import('@/lib/benefits/commands/versions');
  const code = `${mark}-benefit`;
  const name = { zh: code, en: code };
  const terms = { name, kind: 'free_delivery', params: {}, validity: { type: 'days', days: 30 } };
  await execute(publishBenefitCommand, await earlier(), { code, basedOn: 0, terms, note: 'for the test' });
  return { sort: 'benefit', code };
}

async function plantTask(kind: string, mark: string): Promise<Planted> {
  const { execute } = await doors();
  const [{ publishTaskCommand }, { taskKinds }] = await Promise.all([
    import('@/lib/tasks/commands/versions'),
    import('@/lib/tasks/registry'),
  ]);
  const code = `${mark}-${kind.replaceAll('_', '-')}`;
  const known = taskKinds.find(kind);
  if (known === undefined) throw new Error(`no task is of the kind ${kind}`);
  const rewards = [{ kind: 'points', params: { points: 10 } }];
  // Of members that there are none of, so that the tasks of other tests stay the only ones that members see.
  const audience = { levels: [], when: { attribute: 'member.tags', oneOf: [mark] } };
  const about = { name: { zh: code, en: code }, group: 'daily', per: 'once', audience, rewards };
  const target = known.target(known.example) ?? 3;
  const terms = { ...about, kind, params: known.example, target };
  await execute(publishTaskCommand, await earlier(), { code, basedOn: 0, terms, note: 'for the test' });
  return { sort: 'task', code };
}

async function plantGame(): Promise<Planted> {
  await doors();
  const { givenGame } = await import('@/lib/games/testing/games');
  return { sort: 'game', code: await givenGame({ prizes: [{ code: 'a', stock: 9 }] }) };
}
