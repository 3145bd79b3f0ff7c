import 'server-only';
import { batchIdsNamed, processClaimsIn } from '@/lib/coupons';
import { assert, must } from '@/lib/kernel/assert';
import type { Outcome } from '@/lib/kernel/refusal';
import { completeOrder, orderEvent, processOrders, processRefundsIn } from '@/lib/orders';
import { execute } from '@/lib/platform/command';
import { pool, withTransaction } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { QuoteInput, quoteIn } from '@/lib/pricing';
import { membersMatching } from '@/lib/segments';
import type { BusinessCampaign } from '../../rules/business/campaign';
import type { Diary } from '../../rules/business/diary';
import { type BusinessOrder, ordersOfDay } from '../../rules/business/shopping';
import { memberExternalId } from '../../rules/people';
import { productOf } from '../../rules/products';
import { batchesClaimed } from '../../store/business';
import { storedOrders } from '../../store/story';
import { DEMO_ACTOR, refundEventOf } from '../../story-events';

const LABEL = 'system:demo';
// The crowd of the story, behind those whose situations are written by hand and who claimed the coupons that always run.
const FIRST = 101;
// Few enough that most who buy have claimed a coupon before.
const SHOPPERS_MAX = 80;

/** Members of the story by the names that tills have for them. */
export type People = ReadonlyMap<string, string>;

/** Those of the story whom a campaign is for at an instant, in the order of their names. */
async function peopleOf({ terms: { audience } }: BusinessCampaign, people: People, now: Date): Promise<string[]> {
  const names = [...people.keys()].filter((name) => name >= memberExternalId(FIRST)).sort();
  if (audience === null) return names;
  const inside = await membersMatching(pool(), audience, now, [...people.values()]);
  return names.filter((name) => inside.has(people.get(name) ?? ''));
}

/** Lets members of the story claim the coupons of a campaign on its first day, by the way that all claims go. */
export async function claimInCampaign(campaign: BusinessCampaign, people: People, now: Date): Promise<void> {
  const claimed = await batchesClaimed(
    pool(),
    campaign.batches.map(({ code }) => code),
  );
  // All claims of a batch are one transaction; whom it is for may be others by the time a killed run goes on.
  const batches = campaign.batches.filter(({ code, claimers }) => claimers > 0 && !claimed.has(code));
  if (batches.length === 0) return;
  const [names, ids] = [
    await peopleOf(campaign, people, now),
    await batchIdsNamed(
      pool(),
      batches.map(({ code }) => code),
    ),
  ];
  for (const { code, claimers } of batches) {
    const batchId = must(ids.get(code), `the demo's batch ${code}`);
    const asks = names.slice(0, claimers).map((name) => {
      const memberId = must(people.get(name), 'a member of the story');
      return { memberId, batchId, key: `demo:${code}`, way: 'claim' as const, from: {} };
    });
    for (const outcome of await withTransaction((db) => processClaimsIn(db, asks, now))) expectTaken(outcome);
  }
}

/** Places the orders of one day of a campaign as tills and shops do, each as it was quoted; those there are stay. */
export async function shopInCampaign(
  campaign: BusinessCampaign,
  people: People,
  { day, diary, now }: { readonly day: number; readonly diary: Diary; readonly now: Date },
): Promise<readonly BusinessOrder[]> {
  const { code, shopping } = campaign;
  if (shopping === null || day < shopping.from || day > shopping.to) return [];
  const begin = diary.at(shopping.from, 1);
  const shoppers = (await peopleOf(campaign, people, begin)).slice(0, SHOPPERS_MAX);
  const orders = ordersOfDay(code, shopping, day, shoppers, diary).filter(({ at }) => at < now);
  const known = await storedOrders(
    pool(),
    orders.map(({ externalId }) => externalId),
  );
  for (const order of orders.filter(({ externalId }) => !known.has(externalId))) await place(order);
  return orders;
}

async function place({ externalId, person, at, channel, storeCode, lines, completedAt }: BusinessOrder): Promise<void> {
  const asked = QuoteInput.parse({ member: { externalId: person }, channel, storeCode, lines });
  const { quoteId, priced } = await quoteIn(pool(), at, { ...asked, at });
  const prices = new Map(priced.lines.map((line) => [line.id, line]));
  const isDone = completedAt <= at;
  const event = orderEvent({
    externalId,
    version: null,
    member: { externalId: person },
    channel,
    storeCode,
    placedAt: at,
    paidAt: at,
    completedAt: isDone ? at : null,
    status: isDone ? 'completed' : 'paid',
    lines: lines.map(({ id, sku, quantity }) => {
      const { zh: name, category, brand } = productOf(sku);
      const { list, net } = must(prices.get(id), 'a priced line');
      const unitPrice = list / quantity;
      const left = { refundedQuantity: 0, refundedNet: 0 };
      return {
        id,
        kind: 'goods',
        sku,
        name,
        category,
        brand,
        quantity,
        unitPrice,
        discount: list - net,
        net,
        ...left,
      };
    }),
    freight: 0,
    source: 'demo',
    actor: LABEL,
  });
  for (const outcome of await processOrders([{ ...event, quoteId }], at)) expectTaken(outcome);
}

/** Delivers what is due by the end of a day and takes back what comes back by then; done again it changes nothing. */
export async function deliver(orders: readonly BusinessOrder[], from: Date, to: Date): Promise<void> {
  const isDue = (at: Date | null) => at !== null && at >= from && at < to;
  for (const { externalId, at, completedAt, returnedAt, person, lines } of orders) {
    if (completedAt > at && isDue(completedAt))
      await execute(completeOrder, systemCaller(DEMO_ACTOR.name, completedAt), { orderExternalId: externalId });
    if (returnedAt === null || !isDue(returnedAt)) continue;
    const [first] = lines;
    const back = { orderExternalId: externalId, person, refundNo: `${externalId}-r`, refundedAt: returnedAt };
    const event = refundEventOf({
      ...back,
      lines: first === undefined ? [] : [{ id: first.id, quantity: 1 }],
      freight: 0,
    });
    for (const outcome of await withTransaction((db) => processRefundsIn(db, [event], returnedAt)))
      expectTaken(outcome);
  }
}

/** The business of the demo never asks for what must be refused. */
function expectTaken(outcome: Outcome<unknown>): void {
  assert(
    outcome.ok,
    outcome.ok ? '' : `the demo was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`,
  );
}
