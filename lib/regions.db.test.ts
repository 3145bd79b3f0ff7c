import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import { PERMISSIONS } from '@/lib/kernel/permission';
import { isRefusal } from '@/lib/kernel/refusal';
import { execute, parseInput } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { type StaffAct, staffActs } from '@/lib/platform/testing/acts';
import { household, type Market, openMarket, type Things } from '@/lib/platform/testing/household';
import { rowsOf } from '@/lib/platform/testing/rows-of';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';

// Whoever is there for one store or region sees its members and what is theirs, and nobody else's, whatever his role lets
// him do (S1-5.1). Serving whoever stands at the desk is no matter of reach: he may come from anywhere.

type Row = {
  readonly input: (things: Things) => unknown;
  /** A list: out of reach it is answered without him instead of being refused. */
  readonly isList?: true;
};

const member = ({ memberId }: Things) => publicId('member', memberId);

const ROWS: Readonly<Record<string, Row>> = {
  memberPassbook: { input: (things) => ({ memberId: member(things), asset: 'points' }) },
  memberTimeline: { input: (things) => ({ memberId: member(things) }) },
  memberMerges: { input: (things) => ({ memberId: member(things) }) },
  'members.reveal': { input: (things) => ({ memberId: member(things), fields: ['mobile'], reason: 'asked by phone' }) },
  'members.freeze': { input: (things) => ({ memberId: member(things), reason: 'lost_phone', note: 'a test' }) },
  memberNotes: { input: (things) => ({ memberId: member(things) }) },
  'members.tag': { input: (things) => ({ memberId: member(things), add: ['a test'] }) },
  'members.writeNote': { input: (things) => ({ memberId: member(things), text: 'a test' }) },
  'members.correct': {
    input: (things) => ({ memberId: member(things), change: { region: 'a test' }, reason: 'a test' }),
  },
  'points.adjust': { input: (things) => ({ id: member(things), points: 5, reason: 'a test', reasonCode: 'other' }) },
  'growth.adjust': { input: (things) => ({ id: member(things), growth: 5, reason: 'a test', reasonCode: 'other' }) },
  'levels.invite': { input: (things) => ({ memberId: member(things), reason: 'a test' }) },
  refundRequests: { input: () => ({ which: 'open' }), isList: true },
  refundRequest: { input: ({ request }) => ({ request }) },
  'shop.refuse-request': { input: ({ request }) => ({ request, answer: 'a test' }) },
  'mall.ship': { input: ({ exchange }) => ({ order: exchange, carrier: 'SF', tracking: '1' }) },
  'mall.cancel': { input: ({ exchange }) => ({ order: exchange, note: 'a test' }) },
  benefitPage: { input: () => ({ code: market.exchanged }), isList: true },
  'members.lookup': { input: ({ mobile }) => ({ q: mobile }), isList: true },
  'console.search': { input: ({ code }) => ({ q: code }), isList: true },
  memberList: { input: ({ name }) => ({ q: name }), isList: true },
};

let acts: readonly StaffAct[] = [];
let owner: Things;
let market: Market;
let stores: { readonly his: string; readonly other: string; readonly region: string };

beforeAll(async () => {
  await installStandardProgram(pool());
  acts = await staffActs();
  const shop = (code: string) => ({ code, nameZh: code, nameEn: code, isNew: true });
  const [his, other] = await Promise.all(
    ['west', 'east'].map(async (code) => {
      await execute(saveRegionCommand, systemCaller('test'), shop(code));
      await execute(saveStoreCommand, systemCaller('test'), { ...shop(`${code}-1`), regionCode: code });
      const { rows } = await pool().query('SELECT "id", "regionId" FROM "Store" WHERE "code" = $1', [`${code}-1`]);
      return rows[0] as { id: string; regionId: string };
    }),
  );
  stores = { his: his?.id ?? '', other: other?.id ?? '', region: other?.regionId ?? '' };
  market = await openMarket();
  owner = await household(market);
  await pool().query(`UPDATE "Member" SET "storeCode" = 'west-1' WHERE "id" = $1`, [owner.memberId]);
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
  const names = [owner.memberId, member(owner), owner.name, owner.mobile, owner.request];
  return { said, isHis: names.some((word) => said.includes(word)) };
}

const NAMES = Object.keys(ROWS);
const OUT_OF_REACH = /^(\w+_)?(member_out_of_scope|out_of_scope|not_found|\w+_not_found)$/;

describe.each([
  ['another store', () => ({ regionIds: [], storeIds: [stores.other] })],
  ['another region', () => ({ regionIds: [stores.region], storeIds: [] })],
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

test.each(NAMES)('%s is answered to staff of his own store', async (name) => {
  const { said, isHis } = await answerTo(name, staffOf({ regionIds: [], storeIds: [stores.his] }));
  expect(said).not.toMatch(OUT_OF_REACH);
  if (ROWS[name]?.isList === true) expect(isHis).toBe(true);
});
