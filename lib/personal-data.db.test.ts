import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '@/lib/wiring';
import { ROLES } from '@/lib/access';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput, parseInput } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { seal } from '@/lib/platform/pii';
import { systemCaller } from '@/lib/platform/system-caller';
import { type StaffAct, staffActs } from '@/lib/platform/testing/acts';
import { guessesAbout } from '@/lib/platform/testing/guesses';
import { ADDRESS, household, type Market, openMarket, type Things } from '@/lib/platform/testing/household';
import { installStandardProgram } from '@/lib/standard-program';

// S1-5.1: whoever configures never sees personal data; whoever sees members sees them masked, and what is revealed is asked
// for one by one, with a reason that is kept. Every query, and every command that only looks, as every built-in role.

let owner: Things;
let market: Market;
let looks: readonly StaffAct[] = [];
const EMAIL = 'xiaolin.walls@example.com';

beforeAll(async () => {
  await installStandardProgram(pool());
  market = await openMarket();
  owner = await household(market);
  await pool().query('UPDATE "Member" SET "email" = $2 WHERE "id" = $1', [owner.memberId, seal(EMAIL)]);
  looks = (await staffActs()).filter(
    ({ name, definition }) => !KEYS_ALONE.includes(name) && (!('name' in definition) || LOOKING.includes(name)),
  );
});
afterAll(closeDatabase);

/** Mounted for keys alone, and only the command line makes a key that reveals; and what staff read of themselves. */
const KEYS_ALONE = ['memberOfId', 'memberOfName', 'ownAccount'];
/** Commands that change nothing: they are posts because what is typed is personal. */
const LOOKING = ['members.lookup', 'console.search', 'segments.sample', 'segments.try', 'desk.look'];

/** Fields that show a member whole: name, mobile, e-mail, and where his goods go. */
const whole = () => [owner.name, owner.mobile, EMAIL, ADDRESS.address, ADDRESS.mobile];

const staffOf = (permissions: readonly Permission[]): Actor => ({
  kind: 'staff',
  id: newId(),
  name: 'test',
  roles: [],
  permissions: new Set(permissions),
  scope: null,
});

const WHERE = { code: null, where: { attribute: 'member.days', atLeast: 0 } };
const inputs = () => [
  ...guessesAbout(owner),
  { q: owner.mobile },
  { q: owner.name },
  { ...WHERE, exact: false },
  { ...WHERE, member: publicId('member', owner.memberId) },
  { code: market.game },
  { code: market.exchanged },
  { code: market.survey },
  { code: market.visit },
  { code: market.campaign },
];

async function everythingSaid(permissions: readonly Permission[]): Promise<{ name: string; said: string }[]> {
  const all: { name: string; said: string }[] = [];
  for (const { name, can, definition } of looks.filter((act) => permissions.includes(act.can))) {
    for (const raw of inputs()) {
      try {
        const input = parseInput(definition.input, raw);
        const context = { ...systemCaller('test'), actor: staffOf(permissions), db: pool() };
        all.push({ name: `${can} ${name}`, said: JSON.stringify(await definition.run(context, input)) ?? '' });
      } catch (error) {
        if (!isInvalidInput(error) && !isRefusal(error)) throw error;
      }
    }
  }
  return all;
}

describe.each(ROLES.map(({ code, permissions }) => [code, permissions as readonly Permission[]] as const))(
  'as %s',
  (code, permissions) => {
    test('nothing that is read tells who a member is in the clear', async () => {
      const all = await everythingSaid(permissions);
      expect(all.length).toBeGreaterThan(5);
      expect(all.filter(({ said }) => whole().some((word) => said.includes(word)))).toEqual([]);
      // Whoever may see members at all is shown him, masked; whoever may not hears of nobody.
      const telling = all.filter(({ name, said }) => !BY_CARD.includes(name) && said.includes(member()));
      const expected = permissions.includes('members.read') ? expect.arrayContaining([expect.any(String)]) : [];
      expect([code, telling.map(({ name }) => name)]).toEqual([code, expected]);
    });
  },
);

/** The book names the account by its card, and nobody by name, to whoever keeps it without seeing members. */
const BY_CARD = ['ledger.read ledgerList'];
const member = () => publicId('member', owner.memberId);

test('an admin may read no act that needs members, and no role that changes facts may configure', () => {
  const of = (code: string): readonly Permission[] => ROLES.find((role) => role.code === code)?.permissions ?? [];
  const facts: readonly Permission[] = [
    'members.edit',
    'members.merge',
    'levels.manage',
    'members.freeze',
    'privacy.serve',
  ];
  expect(facts.filter((one) => of('operator').includes(one))).toEqual([]);
  expect(
    of('admin').filter((one) => one.startsWith('members.') || one === 'privacy.read' || one === 'orders.read'),
  ).toEqual([]);
});
