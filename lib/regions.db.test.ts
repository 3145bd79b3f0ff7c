import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { isRefusal } from '@/lib/kernel/refusal';
import { execute, isInvalidInput, parseInput } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { fieldsOf, type StaffAct, staffActs } from '@/lib/platform/testing/acts';
import { guessesAbout, tellsOf } from '@/lib/platform/testing/guesses';
import { bystanders, household, type Market, openMarket, type Things } from '@/lib/platform/testing/household';
import { rowsOf } from '@/lib/platform/testing/rows-of';
import { settle, twoStores } from '@/lib/platform/testing/two-stores';
import { installStandardProgram } from '@/lib/standard-program';

// Whoever is there for one store or region sees its members and what is theirs, and nobody else's, whatever his role lets
// him do (S1-5.1). Serving whoever stands at the desk is no matter of reach: he may come from anywhere.

type Row = {
  readonly input: (things: Things) => unknown;
  /** A list: out of reach it is answered without him instead of being refused. */
  readonly isList?: true;
  /** Within reach it would end what the others are tried on, or needs something that is not there. */
  readonly isForeignOnly?: true;
};

const member = ({ memberId }: Things) => publicId('member', memberId);
const friend = () => publicId('member', other);
const served = (things: Things) => ({ memberId: member(things), reason: 'he asked by phone' });
const LAST_DAY = '2099-12-31';

/** Every act of the console that names a member or what is his. */
const ROWS: Readonly<Record<string, Row>> = {
  memberPassbook: { input: (things) => ({ memberId: member(things), asset: 'points' }) },
  memberChanges: { input: (things) => ({ memberId: member(things), since: '2026-01-01' }) },
  memberTimeline: { input: (things) => ({ memberId: member(things) }) },
  memberMessages: { input: (things) => ({ memberId: member(things) }) },
  'messaging.write': { input: (things) => ({ memberId: member(things), ...WRITTEN, reason: 'a test' }) },
  'messaging.withdraw': {
    input: (things) => ({ memberId: member(things), message: publicId('message', newId()), reason: 'a test' }),
    isForeignOnly: true,
  },
  memberMerges: { input: (things) => ({ memberId: member(things) }) },
  memberPrivacy: { input: (things) => ({ memberId: member(things) }) },
  possibleTwins: { input: (things) => ({ memberId: member(things) }) },
  'members.reveal': { input: (things) => ({ memberId: member(things), fields: ['mobile'], reason: 'asked by phone' }) },
  'members.freeze': { input: (things) => ({ memberId: member(things), reason: 'lost_phone', note: 'a test' }) },
  'members.unfreeze': { input: (things) => ({ memberId: member(things), note: 'a test' }) },
  'members.markRisk': { input: (things) => ({ memberId: member(things), reason: 'many_accounts', note: 'a test' }) },
  'members.clearRisk': { input: (things) => ({ memberId: member(things), note: 'a test' }) },
  memberRisk: { input: (things) => ({ memberId: member(things) }) },
  memberNotes: { input: (things) => ({ memberId: member(things) }) },
  'members.tag': { input: (things) => ({ memberId: member(things), add: ['a test'] }) },
  'members.writeNote': { input: (things) => ({ memberId: member(things), text: 'a test' }) },
  'members.removeNote': { input: (things) => ({ memberId: member(things), note: newId() }), isForeignOnly: true },
  'members.correct': {
    input: (things) => ({ memberId: member(things), change: { region: 'a test' }, reason: 'a test' }),
  },
  previewMerge: { input: (things) => ({ memberId: member(things), absorbedId: friend() }) },
  'members.merge': {
    input: (things) => ({ memberId: friend(), absorbedId: member(things), reason: 'the same person' }),
    isForeignOnly: true,
  },
  previewSplit: { input: (things) => ({ memberId: member(things), mergeId: newId() }), isForeignOnly: true },
  'members.split': {
    input: (things) => ({ memberId: member(things), mergeId: newId(), reason: 'two people' }),
    isForeignOnly: true,
  },
  'points.adjust': { input: (things) => ({ id: member(things), points: 5, reason: 'a test', reasonCode: 'other' }) },
  'growth.adjust': { input: (things) => ({ id: member(things), growth: 5, reason: 'a test', reasonCode: 'other' }) },
  'levels.invite': { input: (things) => ({ memberId: member(things), reason: 'a test' }) },
  'levels.override': {
    input: (things) => ({ memberId: member(things), level: 'gold', lastDay: LAST_DAY, reason: 'a test' }),
  },
  'levels.lift': { input: (things) => ({ memberId: member(things), reason: 'a test' }) },
  'levels.trial': { input: (things) => ({ memberId: member(things), lastDay: LAST_DAY, reason: 'a test' }) },
  'levels.protect': { input: (things) => ({ memberId: member(things), lastDay: LAST_DAY, reason: 'a test' }) },
  'privacy.exportFor': { input: served },
  'privacy.downloadFor': { input: (things) => ({ ...served(things), id: things.export }) },
  'privacy.closeFor': { input: served, isForeignOnly: true },
  'privacy.keepFor': { input: served, isForeignOnly: true },
  'benefits.grant': {
    input: (things) => ({ memberId: member(things), code: market.benefit, note: 'a test' }),
    isForeignOnly: true,
  },
  'coupons.giveOne': {
    input: (things) => ({ memberId: member(things), batch: market.batch, key: newId(), note: 'a test' }),
    isForeignOnly: true,
  },
  'coupons.takeBack': {
    input: (things) => ({ memberId: member(things), coupon: publicId('coupon', newId()), note: 'a test' }),
    isForeignOnly: true,
  },
  'catalog.saveContract': {
    input: (things) => ({ ...CONTRACT, members: [member(things)] }),
    isForeignOnly: true,
  },
  'benefits.void': {
    input: (things) => ({ memberId: member(things), grant: things.grant, note: 'a test' }),
    isForeignOnly: true,
  },
  'benefits.undo': {
    input: (things) => ({ memberId: member(things), grant: things.grant, key: newId(), note: 'a test' }),
    isForeignOnly: true,
  },
  'games.revealAddress': { input: (things) => ({ memberId: member(things), draw: things.draw }) },
  'games.ship': {
    input: (things) => ({ memberId: member(things), draw: things.draw, carrier: 'SF', parcel: '1' }),
    isForeignOnly: true,
  },
  'referral.review': {
    input: (things) => ({ memberId: member(things), verdict: 'release', note: 'a test' }),
    isForeignOnly: true,
  },
  'reviews.hide': { input: (things) => ({ memberId: member(things), id: things.review, note: 'a test' }) },
  'segments.try': { input: (things) => ({ code: null, where: EVERYBODY, member: member(things) }) },
  'segments.listMembers': {
    input: (things) => ({ code: 'nobody', side: 'include', way: 'add', members: [member(things)], note: 'a test' }),
    isForeignOnly: true,
  },
  refundRequests: { input: () => ({ which: 'open' }), isList: true },
  refundRequest: { input: ({ request }) => ({ request }) },
  'shop.refuse-request': { input: ({ request }) => ({ request, answer: 'a test' }) },
  'shop.approve-request': { input: ({ request, toldBig }) => ({ request, told: toldBig }), isForeignOnly: true },
  'mall.ship': { input: ({ exchange }) => ({ order: exchange, carrier: 'SF', tracking: '1' }) },
  'mall.complete': { input: ({ exchange }) => ({ order: exchange }), isForeignOnly: true },
  'mall.cancel': { input: ({ exchange }) => ({ order: exchange, note: 'a test' }) },
  benefitPage: { input: () => ({ code: market.exchanged }), isList: true },
  gamePage: { input: () => ({ code: market.game }), isList: true },
  reviewList: { input: () => ({}), isList: true },
  ledgerList: { input: (things) => ({ q: member(things) }), isList: true },
  'members.lookup': { input: ({ mobile }) => ({ q: mobile }), isList: true },
  'console.search': { input: ({ code }) => ({ q: code }), isList: true },
  memberList: { input: ({ name }) => ({ q: name }), isList: true },
  'segments.sample': { input: () => ({ code: null, where: EVERYBODY }), isList: true },
};

const WRITTEN = { title: { zh: '一句话', en: '' }, text: { zh: '您好', en: '' } };

const EVERYBODY = { attribute: 'member.days', atLeast: 0 };

const CONTRACT = {
  code: 'acme',
  nameZh: '某厂',
  nameEn: 'Acme',
  isNew: true,
  startsAt: '2026-01-01T00:00:00Z',
  endsAt: null,
};

/** Acts that name somebody and have no row, each with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = Object.fromEntries([
  ...[
    ...[
      'orders.place',
      'orders.place-batch',
      'orders.complete',
      'orders.cancel',
      'orders.refund',
      'orders.refund-preview',
    ],
    ...[
      'points.spend',
      'points.hold',
      'points.post',
      'points.void',
      'points.return',
      'tenderQuote',
      'behaviours.record',
    ],
    ...['coupons.claim', 'coupons.claimByCode', 'coupons.check', 'coupons.redeem', 'coupons.return', 'coupons.void'],
    ...['mall.exchangeFor', 'mall.cancelFor', 'benefits.return', 'members.enrol', 'members.lookUp', 'pricing.quote'],
  ].map((name) => [name, 'a route of the API with a reach of its own: lib/api/reach.db.test.ts']),
  ...['desk.look', 'desk.choose', 'desk.redeem', 'desk.redeem-code', 'desk.undo', 'benefits.redeem'].map((name) => [
    name,
    'serves whoever stands at the desk of an own store: lib/desk/desk.db.test.ts',
  ]),
  ...['pricing.tryOffer', 'pricing.tryCoupon', 'pricing.tryBenefit'].map((name) => [
    name,
    'a cart is tried as a member in sight alone: lib/pricing/try-offer.db.test.ts',
  ]),
  ['access.ask', 'asks to see who is out of reach; nobody is looked up for it, and nothing of him is told'],
  ...['coupons.give', 'coupons.push', 'benefits.grantMany', 'segments.upload', 'surveys.export'].map((name) => [
    name,
    'for members of all stores at once, so refused to who works for some',
  ]),
]);

let acts: readonly StaffAct[] = [];
let owner: Things;
let other = '';
let market: Market;
let stores: Awaited<ReturnType<typeof twoStores>>;

beforeAll(async () => {
  await installStandardProgram(pool());
  acts = await staffActs();
  stores = await twoStores();
  market = await openMarket();
  owner = await household(market);
  [other = ''] = await bystanders(market, 1);
  for (const id of [owner.memberId, other]) await settle(id, stores.west);
});
afterAll(closeDatabase);

const staffOf = (scope: Extract<Actor, { kind: 'staff' }>['scope']): Actor => ({
  kind: 'staff',
  id: newId(),
  name: 'test',
  roles: [],
  permissions: new Set(PERMISSIONS),
  scope,
});

/** What is answered, and whether it tells anything of him. */
async function answerTo(name: string, actor: Actor): Promise<{ readonly said: string; readonly isHis: boolean }> {
  const act = acts.find((one) => one.name === name) ?? expect.fail(`no act ${name}`);
  const [{ definition }, caller] = [act, { ...systemCaller('test'), actor }];
  const raw = ROWS[name]?.input(owner);
  const run = async () =>
    'name' in definition
      ? execute(definition, caller, raw)
      : definition.run({ ...caller, db: pool() }, parseInput(definition.input, raw));
  const said = await run().then(
    (value) => JSON.stringify(value) ?? '',
    (error) => {
      if (isRefusal(error)) return error.code;
      throw error;
    },
  );
  return { said, isHis: tellsOf(said, owner) };
}

const NAMES = Object.keys(ROWS);
const OUT_OF_REACH = /^(\w+_)?(member_out_of_scope|out_of_scope|not_found|\w+_not_found)$/;

describe.each([
  ['another store', () => ({ regionIds: [], storeIds: [stores.east.id] })],
  ['another region', () => ({ regionIds: [stores.east.regionId], storeIds: [] })],
  ['no store at all', () => ({ regionIds: [], storeIds: [] })],
])('for %s', (_, scope) => {
  test.each(NAMES)('%s tells and changes nothing of a member out of reach', async (name) => {
    const before = await rowsOf(owner.memberId);
    const { said, isHis } = await answerTo(name, staffOf(scope()));
    expect(isHis).toBe(false);
    if (ROWS[name]?.isList !== true) expect(said).toMatch(OUT_OF_REACH);
    expect(await rowsOf(owner.memberId)).toEqual(before);
  });
});

test.each(NAMES.filter((name) => ROWS[name]?.isForeignOnly !== true))(
  '%s is answered to staff of his own store',
  async (name) => {
    const { said, isHis } = await answerTo(name, staffOf({ regionIds: [], storeIds: [stores.west.id] }));
    expect(said).not.toMatch(OUT_OF_REACH);
    if (ROWS[name]?.isList === true) expect(isHis).toBe(true);
  },
);

// Names under which inputs name a member or what is one's own.
const NAMES_SOMEBODY =
  /^(members?|memberIds?|absorbedId|mobile|order|orderExternalId|exchange|request|grant|draw|review|hold|deed)$/;

test('every command that names a member or what is his has a row, or its reason', () => {
  const naming = acts.filter(
    ({ definition }) => 'name' in definition && fieldsOf(definition.input).some((one) => NAMES_SOMEBODY.test(one)),
  );
  expect(naming.length).toBeGreaterThan(40);
  expect(naming.map(({ name }) => name).filter((name) => !(name in ROWS) && !(name in ELSEWHERE))).toEqual([]);
});

test('no query at all, however it is asked, tells staff of another store anything of him', async () => {
  const queries = acts.filter(({ name, definition }) => !('name' in definition) && !ELSEWHERE_READ.includes(name));
  const actor = staffOf({ regionIds: [], storeIds: [stores.east.id] });
  const answered: string[] = [];
  for (const { name, definition } of queries) {
    for (const raw of [...guessesAbout(owner), ...(ROWS[name] ? [ROWS[name].input(owner)] : [])]) {
      const said = await saidBy(definition, actor, raw);
      if (said !== null) answered.push(name);
      expect([name, raw, tellsOf(said ?? '', owner)]).toEqual([name, raw, false]);
    }
  }
  expect(new Set(answered).size).toBeGreaterThan(queries.length / 2);
});

/** Reads of the API, each behind the reach of its route (lib/api/reach.db.test.ts), and what tells of oneself. */
const ELSEWHERE_READ = [
  ...[
    'decisions',
    'pointEntries',
    'growthEntries',
    'levelChanges',
    'orderOfExternalId',
    'memberCoupons',
    'memberBenefits',
  ],
  ...['memberMall', 'memberMallItem', 'memberExchanges', 'memberOfId', 'memberOfName', 'ownAccount', 'ownMemberCodes'],
];

/** What a query answers without the second wall; null when it takes no such input or refuses. */
async function saidBy(definition: StaffAct['definition'], actor: Actor, raw: unknown): Promise<string | null> {
  try {
    const input = parseInput(definition.input, raw);
    return JSON.stringify(await definition.run({ ...systemCaller('test'), actor, db: pool() }, input)) ?? '';
  } catch (error) {
    if (isInvalidInput(error) || isRefusal(error)) return null;
    throw error;
  }
}
