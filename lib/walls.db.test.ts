import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import { ROUTES } from '@/lib/api/routes';
import { publicId } from '@/lib/kernel/id';
import { isRefusal } from '@/lib/kernel/refusal';
import { revokeSession } from '@/lib/platform/auth/session-rows';
import { isInvalidInput } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { type MemberAct, memberActs } from '@/lib/platform/testing/acts';
import {
  ADDRESS,
  as,
  bystanders,
  household,
  type Market,
  NEIGHBOUR,
  openMarket,
  standing,
  type Things,
} from '@/lib/platform/testing/household';
import { rowsOf } from '@/lib/platform/testing/rows-of';
import { installStandardProgram } from '@/lib/standard-program';
import { boostForReader, invitationOf } from './referral';
import { shopCart } from './shop';

// Nobody reads or changes anything of another by changing ids: every act of the tree that members are let do has a row
// here, with every field of its input. An act or a field without one fails the first test.

/** What an act is tried with: somebody's things, what is open to everybody, and who tries. */
type Given = { readonly things: Things; readonly market: Market; readonly self: { readonly balance: number } };

/** A field of an input: whether it names something of one member, and what a try puts there. */
type Field = { readonly isTheirs: boolean; readonly of: (given: Given) => unknown };

type Row = {
  readonly fields: Readonly<Record<string, Field>>;
  /** A link that is made to be passed on: what it opens is looked at by a test of its own. */
  readonly isLink?: true;
  /** What is answered instead of what a thing of nobody is answered with. */
  readonly hears?: string;
  /** Why a member with something of everything is refused the first time already. */
  readonly refuses?: string;
  /** What each try writes anew beside its effect: the trail, a refusal's reason, or when something was said last. */
  readonly grows?: readonly string[];
};

const theirs = (name: keyof Things): Field => ({ isTheirs: true, of: ({ things }) => things[name] });
const list = (name: keyof Things): Field => ({ isTheirs: true, of: ({ things }) => [things[name]] });
const open = (name: keyof Market): Field => ({ isTheirs: false, of: ({ market }) => market[name] });
const said = (value: unknown): Field => ({ isTheirs: false, of: () => value });
const from = (of: (given: Given) => unknown): Field => ({ isTheirs: false, of });

const SMALL = from(({ things }) => things.lines.small);
const BIG = from(({ things }) => things.lines.big);
const PASSWORD = 'tea-house-at-nine';

const ROWS: Readonly<Record<string, Row>> = {
  'benefits.claim': { fields: { code: open('benefit') }, grows: ['Decision'] },
  'benefits.exchange': { fields: { grant: theirs('grant'), key: theirs('benefitKey') } },
  'benefits.giveBackExchange': { fields: { grant: theirs('grant'), key: theirs('benefitKey') } },
  'benefits.seen': { fields: { grants: list('grant') } },
  'coupons.claim-own': { fields: { batch: open('batch'), key: theirs('claimKey') } },
  'coupons.wish': { fields: { batch: open('batch'), isOn: said(true) } },
  'games.address': {
    fields: {
      draw: theirs('draw'),
      recipient: said(ADDRESS.name),
      phone: said(ADDRESS.mobile),
      address: said(ADDRESS.address),
    },
    grows: ['PrizeOrder'],
  },
  'games.draw': {
    fields: { game: open('game'), key: theirs('drawKey'), pay: said('chance'), version: said(1) },
  },
  'levels.accept_invitation': { fields: {} },
  'mall.cancelOwn': { fields: { order: theirs('exchange') } },
  'mall.exchange': {
    fields: {
      code: open('item'),
      key: theirs('mallKey'),
      seen: from(({ self }) => ({ points: 40, cash: 0, balance: self.balance })),
      way: said('delivery'),
      address: said(ADDRESS),
      store: said(null),
    },
  },
  'mall.wish': { fields: { code: open('gone') } },
  'members.changeProfile': {
    fields: {
      name: said('小林'),
      gender: said(null),
      birthday: said(null),
      email: said(null),
      region: said('上海'),
      storeCode: said(null),
    },
  },
  'members.requestOwnCode': { fields: { purpose: said('password') } },
  'members.setPassword': { fields: { password: said(PASSWORD), current: said(undefined), code: said(undefined) } },
  'members.sayTraits': { fields: { traits: said({ clothing_size: ['M'], skin_concern: ['acne', 'sun'] }) } },
  'messaging.prefer': { fields: { muted: said(['activities']), quiet: said(null) }, grows: ['InboxPreference'] },
  'messaging.remind_check_in': { fields: { isOn: said(true) }, grows: ['InboxPreference'] },
  'messaging.read': { fields: { message: theirs('message') } },
  'privacy.acceptPolicy': { fields: { version: said(1) } },
  'moments.climb_shown': { fields: { change: theirs('change') } },
  'moments.figures_shown': {
    fields: { points: said(10), growth: said(5) },
    grows: ['MemberMoment'],
  },
  'privacy.askClosing': {
    fields: { reason: said('test'), code: said(undefined), password: said(PASSWORD) },
    refuses: 'password_wrong',
  },
  'privacy.askExport': { fields: {} },
  'privacy.downloadExport': { fields: { id: theirs('export') }, grows: ['AuditEntry', 'DataExport'] },
  'privacy.keepAccount': { fields: {} },
  'privacy.setConsent': { fields: { purpose: said('marketing'), channel: said('sms'), isGiven: said(true) } },
  'referral.helpBoost': { fields: { code: theirs('boost') }, isLink: true },
  'referral.startBoost': { fields: {} },
  'reviews.delete': { fields: { id: theirs('review') } },
  'reviews.share': { fields: { what: said('item'), code: open('item') }, grows: ['Decision'] },
  'reviews.write': {
    fields: { order: theirs('received'), line: said('2'), stars: said(4), text: said('不错') },
    grows: ['Decision'],
  },
  'shop.ask-refund': {
    fields: {
      order: theirs('big'),
      lines: BIG,
      key: theirs('askKey'),
      told: from(({ things }) => things.toldBig),
      reason: said('尺寸不合适'),
    },
  },
  'shop.cancel': { fields: { order: theirs('order') } },
  'shop.choose': { fields: { coupons: list('coupon'), points: said(0) }, grows: ['CartChoice'] },
  'shop.pay': { fields: { order: theirs('unpaid') } },
  'shop.place': { fields: { quote: theirs('quote') } },
  'shop.put-in-cart': { fields: { sku: said('WALL-A'), quantity: said(2) }, grows: ['CartLine'] },
  'shop.refund': {
    fields: {
      order: theirs('paid'),
      lines: SMALL,
      key: theirs('askKey'),
      told: from(({ things }) => things.told),
    },
  },
  'shop.refund-preview': { fields: { order: theirs('big'), lines: BIG } },
  // Who knows a code, which nobody guesses, hears that somebody has it, and no more.
  'shop.type-code': {
    fields: { code: theirs('couponCode'), points: said(0) },
    hears: 'coupon_of_other_member',
    grows: ['CartChoice'],
  },
  'shop.withdraw-request': { fields: { request: theirs('request') } },
  'surveys.answer': {
    fields: {
      survey: open('survey'),
      version: said(1),
      order: theirs('received'),
      key: theirs('askKey'),
      answers: said({ stars: 5 }),
    },
    refuses: 'survey',
    grows: ['Decision'],
  },
  'tasks.checkIn': { fields: { day: open('today') } },
  'tasks.claim': { fields: { claims: from(({ market }) => [{ task: market.visited, period: market.today }]) } },
  'tasks.makeUp': { fields: { day: open('yesterday') } },
  'tasks.visit': { fields: { code: open('visit') } },
  inboxQuery: { fields: { cursor: theirs('messageCursor'), category: said(undefined) } },
  ordersQuery: { fields: { cursor: theirs('orderCursor') } },
  carriedQuery: { fields: {} },
  passQuery: { fields: { heard: said(undefined) } },
  pulseQuery: { fields: {} },
  passbookQuery: { fields: { asset: said('points'), cursor: theirs('entryCursor') } },
};

let acts: MemberAct[] = [];
let market: Market;
let owner: Things;
/** The same as the owner's, of nobody. */
let nobodys: Things;

beforeAll(async () => {
  await installStandardProgram(pool());
  acts = await memberActs();
  market = await openMarket();
  owner = await household(market);
  nobodys = ofNobody(owner);
});
afterAll(closeDatabase);

/** The same things under ids, codes and keys that nobody has: made in the same moment, of the same form. */
function ofNobody(things: Things): Things {
  const text = JSON.stringify(things, (name, value) => (name === 'boost' ? [...value].reverse().join('') : value));
  const fresh = new Map<string, string>();
  const anew = (id: string, make: () => string) => fresh.get(id) ?? fresh.set(id, make()).get(id) ?? '';
  const swapped = text
    .replace(UUID, (id) => anew(id, newId))
    .replace(PUBLIC_ID, (id) => anew(id, () => `${id.slice(0, 4)}${publicId('member', newId()).slice(4)}`));
  return JSON.parse(swapped);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const PUBLIC_ID = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/g;
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** What an act comes to, without the names that differ from one to the next. */
async function answerOf(act: MemberAct, memberId: string, raw: unknown): Promise<string> {
  const told = await act.run(as(memberId), raw).then(
    (value) => ({ value }),
    (error) => {
      if (isRefusal(error)) return { code: error.code, facts: error.facts, status: error.status };
      if (isInvalidInput(error)) return { problems: error.problems };
      throw error;
    },
  );
  return plain(told);
}

const plain = (told: unknown): string =>
  JSON.stringify(told).replace(UUID, 'uuid').replace(PUBLIC_ID, 'id').replace(INSTANT, 'at');

async function inputOf(row: Row, things: Things, memberId: string): Promise<Record<string, unknown>> {
  const given = { things, market, self: await standing(memberId) };
  return Object.fromEntries(Object.entries(row.fields).map(([name, { of }]) => [name, of(given)]));
}

const rowOf = (name: string): Row => ROWS[name] ?? expect.fail(`${name} has no row`);
const actOf = (name: string): MemberAct => acts.find((act) => act.name === name) ?? expect.fail(`no act ${name}`);
const NAMES = Object.keys(ROWS);
const isOwned = ({ fields }: Row) => Object.values(fields).some(({ isTheirs }) => isTheirs);

test('every act that members are let do has a row, with every field of its input', () => {
  const found = acts.map(({ name, fields }) => [name, fields]);
  const tried = Object.entries(ROWS).map(([name, { fields }]) => [name, Object.keys(fields).sort()]);
  expect(Object.fromEntries(tried)).toEqual(Object.fromEntries(found));
});

describe("with another member's ids, codes and keys", () => {
  test.each(NAMES)('%s hears what it hears of nothing, and changes nothing of his', async (name) => {
    const [row, act] = [rowOf(name), actOf(name)];
    const [stranger = '', other = ''] = await bystanders(market, 2);
    const before = await rowsOf(owner.memberId);
    const answer = await answerOf(act, stranger, await inputOf(row, owner, stranger));
    // What names nothing of him has nothing to be compared with.
    if (row.hears !== undefined) expect(answer).toContain(`"code":"${row.hears}"`);
    else if (isOwned(row) && row.isLink !== true)
      expect(answer).toBe(await answerOf(act, other, await inputOf(row, nobodys, other)));
    if (row.isLink !== true) expect(await rowsOf(owner.memberId)).toEqual(before);
    for (const word of [NEIGHBOUR, ADDRESS.address, owner.memberId]) expect(answer).not.toContain(word);
  });

  test('a coupon chosen for the cart saves and says nothing', async () => {
    const strangers = await bystanders(market, 2);
    const carts = strangers.map(async (memberId, at) => {
      const { coupon } = at === 0 ? owner : nobodys;
      await actOf('shop.put-in-cart').run(as(memberId), { sku: 'WALL-A', quantity: 1 });
      await actOf('shop.choose').run(as(memberId), { coupons: [coupon], points: 0 });
      const { quoted, ...cart } = await shopCart(pool(), { memberId, now: new Date() });
      return plain({ cart, priced: quoted?.priced });
    });
    const [his, none] = await Promise.all(carts);
    expect(his).toBe(none);
  });

  test('links that are passed on tell no more of him than his masked name', async () => {
    const [stranger = ''] = await bystanders(market, 1);
    const now = new Date();
    const seen = await boostForReader(pool(), owner.boost, stranger, { now, locale: 'zh-CN' });
    const invited = await invitationOf(pool(), owner.code, now, 'zh-CN');
    for (const told of [seen, invited]) {
      expect(told?.name).toMatch(/^隔\*+$/);
      for (const word of [owner.name, owner.memberId, owner.mobile]) expect(JSON.stringify(told)).not.toContain(word);
    }
  });

  test('no session of his is ended', async () => {
    const [stranger = ''] = await bystanders(market, 1);
    const before = await rowsOf(owner.memberId);
    expect(await revokeSession(pool(), 'member', stranger, owner.session, new Date())).toBe(false);
    expect(await rowsOf(owner.memberId)).toEqual(before);
  });
});

test('no route of the integration API is open to a member, with a session or without', () => {
  expect(ROUTES.filter(({ can }) => can === 'self' || can === 'public')).toEqual([]);
});

describe('every write of a member', () => {
  const writes = NAMES.filter((name) => name.includes('.'));
  let mine: Things;
  beforeAll(async () => {
    mine = await household(market);
  });

  test.each(writes)('%s done twice is done once', async (name) => {
    const [row, act] = [rowOf(name), actOf(name)];
    const memberId = isOwned(row) && row.isLink !== true ? mine.memberId : ((await bystanders(market, 1))[0] ?? '');
    const input = await inputOf(row, row.isLink === true ? owner : mine, memberId);
    const first = await answerOf(act, memberId, input);
    if (row.refuses === undefined) expect(first).toMatch(/^\{"value"/);
    else expect(first).toContain(row.refuses);
    const after = await rowsOf(memberId, row.grows);
    await answerOf(act, memberId, input);
    expect(await rowsOf(memberId, row.grows)).toEqual(after);
  });

  test.each(writes)('%s is refused to a member who never stops, with when to come back', async (name) => {
    const memberId = newId();
    for (let tries = 0; tries < 100; tries++) {
      const answer = await answerOf(actOf(name), memberId, { nonsense: true }).catch(() => 'a fault');
      if (!answer.includes('"status":429')) continue;
      expect(answer).toMatch(/"code":"too_many_attempts","facts":\{"retryAfterSeconds":[1-9]/);
      return;
    }
    expect.fail('never refused');
  });
});
