import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiKeyActor, signInStaffCommand } from '@/lib/access';
import { enrolMembers } from '@/lib/enrolment';
import { bookSummary, verifyBook } from '@/lib/ledger';
import { signInWithPasswordCommand } from '@/lib/members';
import { orderEvent, processOrders } from '@/lib/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { fillMembers, purgeDemo, seedDemo, seedScenario } from '.';
import { rows, tableCounts } from './testing/rows';
import '@/lib/wiring';

const NOW = localAt('2026-11-21T13:00');
const LATER = localAt('2026-11-24T13:00');
const folder = mkdtempSync(join(tmpdir(), 'demo-'));
const options = { baseUrl: 'http://localhost:3000', file: join(folder, 'demo.json'), now: NOW };

const secrets = () => JSON.parse(readFileSync(options.file, 'utf8'));
const stranger = () => ({ ...systemCaller('test', NOW), actor: { kind: 'anonymous' }, ip: '10.9.8.7' }) as const;

/** Everything the story says, without ids and moments of writing. */
async function storyDigest(): Promise<string> {
  const parts = [
    `SELECT m."externalId", m."name", m."registeredAt", s."orders", s."amount", s."refunded", s."lastOrderAt", l."code", l."since", l."validTo"
     FROM "Member" m JOIN "MemberStats" s ON s."memberId" = m."id" JOIN "MemberLevel" l ON l."memberId" = m."id" ORDER BY m."externalId"`,
    `SELECT m."externalId", a."asset", a."balance", a."debt", a."earned", a."version" FROM "LedgerAccount" a JOIN "Member" m ON m."id" = a."memberId" ORDER BY 1, 2`,
    `SELECT m."externalId", e."asset", e."type", e."amount", e."debtDelta", e."balanceAfter", e."occurredAt" FROM "LedgerEntry" e
     JOIN "Member" m ON m."id" = e."memberId" ORDER BY m."externalId", e."id"`,
    `SELECT m."externalId", l."earned", l."remaining", l."activatesAt", l."expiresAt" FROM "LedgerLot" l JOIN "Member" m ON m."id" = l."memberId"
     ORDER BY m."externalId", l."id"`,
    `SELECT "externalId", "status", "paidAt", "completedAt", "goods", "freight", "refundedGoods", "refundedFreight", "fullyRefunded", "contentHash"
     FROM "Order" ORDER BY 1`,
  ];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(JSON.stringify(await rows(part)));
  return hash.digest('hex');
}

async function realMember(): Promise<string> {
  const [outcome] = await enrolMembers([{ externalId: 'real-1', mobile: '13900000001', name: '真实' }], {
    actor: { kind: 'system', name: 'till' },
    now: NOW,
  });
  if (!outcome?.ok) throw new Error('not enrolled');
  const line = {
    id: '1',
    kind: 'goods',
    sku: 'X',
    name: null,
    category: null,
    brand: null,
    quantity: 1,
    unitPrice: 50_000,
    discount: 0,
    net: 50_000,
    refundedQuantity: 0,
    refundedNet: 0,
  } as const;
  const event = orderEvent({
    externalId: 'real-o-1',
    version: null,
    member: { externalId: 'real-1' },
    channel: 'pos',
    storeCode: null,
    placedAt: NOW,
    paidAt: NOW,
    completedAt: NOW,
    status: 'completed',
    lines: [line],
    freight: 0,
    source: 'api',
    actor: 'key:till',
  });
  await processOrders([event, { ...event, externalId: 'real-guest', member: null }], NOW);
  return outcome.value.memberId;
}

let before: Record<string, number>;
let first: string;

beforeAll(async () => {
  await installStandardProgram(pool());
  await realMember();
  before = await tableCounts();
  const startedAt = performance.now();
  await seedDemo(options);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const levels = await rows(
    `SELECT l."code", count(*)::int AS members FROM "MemberLevel" l JOIN "Member" m ON m."id" = l."memberId" AND m."demo" GROUP BY l."code", l."rank" ORDER BY l."rank"`,
  );
  console.info(`seeded in ${seconds} s:`, levels.map(({ code, members }) => `${code} ${members}`).join(', '));
  first = await storyDigest();
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

describe('the seeded story', () => {
  test('has every book whole', async () => {
    const members = await rows('SELECT "id" FROM "Member" WHERE "demo"');
    expect(members).toHaveLength(300);
    for (const { id } of members) {
      expect(await verifyBook(pool(), id, 'points')).toEqual([]);
      expect(await verifyBook(pool(), id, 'growth')).toEqual([]);
    }
  });

  test('has members on every level that purchases reach, most of them on the lower ones', async () => {
    const levels = await rows(
      `SELECT l."code", count(*)::int AS members FROM "MemberLevel" l JOIN "Member" m ON m."id" = l."memberId" AND m."demo" GROUP BY 1`,
    );
    expect(levels.map(({ code }) => code).sort()).toEqual(['bronze', 'diamond', 'gold', 'platinum', 'silver']);
    for (const { members } of levels) expect(members).toBeGreaterThan(20);
  });

  test('leaves no refund waiting', async () => {
    expect(await rows(`SELECT * FROM "ParkedRefund" WHERE "state" <> 'applied'`)).toEqual([]);
  });

  test('has the situations that pages must be able to show', async () => {
    const id = async (place: string) =>
      (await rows(`SELECT "memberId" FROM "MemberExternalId" WHERE "externalId" = $1`, [`demo-m-${place}`]))[0]
        .memberId;
    const points = async (place: string) => (await bookSummary(pool(), await id(place), NOW)).points;
    expect((await points('002')).pending).toBeGreaterThan(0);
    expect((await points('004')).debt).toBeGreaterThan(0);
    expect((await points('006')).expiring[0]).toMatchObject({ at: localAt('2027-01-01') });
    expect((await points('006')).expiring[0]?.points).toBeGreaterThan(1_000);
    const capped = await rows('SELECT max("used")::int AS used FROM "PointsCapUse" WHERE "memberId" = $1', [
      await id('005'),
    ]);
    expect(capped).toEqual([{ used: 5_000 }]);
    const near = await rows(
      `SELECT l."code", s."orders" FROM "MemberLevel" l JOIN "MemberStats" s USING ("memberId") WHERE "memberId" = $1`,
      [await id('001')],
    );
    expect(near).toEqual([{ code: 'platinum', orders: 11 }]);
    const [rise] = await rows(
      `SELECT "toCode", "at" FROM "LevelChange" WHERE "memberId" = $1 ORDER BY "id" DESC LIMIT 1`,
      [await id('002')],
    );
    expect(rise).toMatchObject({ toCode: 'platinum', at: localAt('2026-11-20T21:12') });
  });

  test('has members who pay with points, check in, review, share and answer', async () => {
    const spent = await rows(
      `SELECT count(*)::int AS n, count(DISTINCT "memberId")::int AS people FROM "LedgerEntry" WHERE "type" = 'SPEND'`,
    );
    expect(spent[0].n).toBeGreaterThan(100);
    expect(spent[0].people).toBeGreaterThan(50);
    const behaviours = await rows('SELECT DISTINCT "type" FROM "BehaviourEvent" ORDER BY 1');
    expect(behaviours.map(({ type }) => type)).toEqual(['check_in', 'review', 'review_deleted', 'share', 'survey']);
    const reviews = await rows('SELECT "state", count(*)::int AS n FROM "Review" GROUP BY 1 ORDER BY 1');
    expect(reviews).toEqual([
      { state: 'hidden', n: 1 },
      { state: 'shown', n: expect.any(Number) },
    ]);
    expect(reviews[1].n).toBeGreaterThan(20);
  });

  test('has a change by hand that is done and one that waits for somebody else', async () => {
    const adjusted = await rows(`SELECT "amount"::int FROM "LedgerEntry" WHERE "type" = 'ADJUST'`);
    expect(adjusted).toEqual([{ amount: 200 }]);
    const asked = await rows('SELECT "state", "makerName" FROM "ApprovalRequest"');
    expect(asked).toEqual([{ state: 'requested', makerName: '客服 文静' }]);
  });

  test('opens the doors that its file names, and is readable by its owner only', async () => {
    const { staff, members, apiKey, baseUrl } = secrets();
    expect(baseUrl).toBe(options.baseUrl);
    expect(staff).toHaveLength(9);
    expect(statSync(options.file).mode & 0o777).toBe(0o600);
    for (const { email, password } of staff.slice(0, 2)) {
      expect(await execute(signInStaffCommand, stranger(), { email, password })).toHaveProperty('subjectId');
    }
    for (const one of members)
      expect(await execute(signInWithPasswordCommand, stranger(), one)).toHaveProperty('subjectId');
    const key = await apiKeyActor(apiKey, NOW);
    expect(key?.ratePerSecond).toBe(2_000);
  });
});

describe('seeding again', () => {
  test('changes nothing and keeps the secrets', async () => {
    const kept = secrets();
    expect(await seedDemo({ ...options, now: LATER })).toMatchObject({ applied: 0 });
    expect(await storyDigest()).toBe(first);
    expect(secrets()).toEqual(kept);
  });

  test('gives the same people new secrets when the file is lost', async () => {
    const lost = secrets();
    rmSync(options.file);
    await seedDemo(options);
    const { staff, members, apiKey } = secrets();
    expect(staff[0].password === lost.staff[0].password).toBe(false);
    expect(
      await execute(signInStaffCommand, stranger(), { email: staff[0].email, password: staff[0].password }),
    ).toHaveProperty('subjectId');
    expect(await execute(signInWithPasswordCommand, stranger(), members[1])).toHaveProperty('subjectId');
    await expect(
      execute(signInStaffCommand, stranger(), { email: staff[1].email, password: lost.staff[1].password }),
    ).rejects.toMatchObject({ code: 'sign_in_failed' });
    expect(await apiKeyActor(lost.apiKey, NOW)).toBeNull();
    expect(await apiKeyActor(apiKey, NOW)).not.toBeNull();
    expect(await rows('SELECT count(*)::int AS n FROM "Staff" WHERE "demo"')).toEqual([{ n: 9 }]);
  });
});

describe('the budgets and shelves', () => {
  test('are one in pace, one at four fifths that told of it, one used up', async () => {
    const rooms = await rows(
      `SELECT "budget", "limit"::int, "spent"::int, "alerted" FROM "BudgetRoom" WHERE starts_with("budget", 'demo_') ORDER BY "limit" DESC`,
    );
    expect(rooms).toEqual([
      { budget: 'demo_winter', limit: 500_000, spent: 200_000, alerted: 0 },
      { budget: 'demo_newcomers', limit: 200_000, spent: 160_000, alerted: 80 },
      { budget: 'demo_double_eleven', limit: 120_000, spent: 120_000, alerted: 100 },
    ]);
  });

  test('have fresh food in parts, each with goods of its own', async () => {
    const parts = await rows(
      `SELECT c."code", count(p.*)::int AS goods FROM "Category" c LEFT JOIN "Product" p ON p."categoryCode" = c."code"
       WHERE c."parentCode" = 'fresh' GROUP BY 1 ORDER BY 1`,
    );
    expect(parts).toHaveLength(5);
    expect(parts.filter(({ goods }) => goods < 3)).toEqual([]);
  });
});

describe('resetting', () => {
  test('leaves no demo row, and of real ones every one', async () => {
    await fillMembers(20, NOW);
    expect(await purgeDemo()).toBe(320);
    expect(await tableCounts()).toEqual(before);
    const [real] = await rows(
      `SELECT m."id", s."orders", s."amount"::int FROM "Member" m JOIN "MemberStats" s ON s."memberId" = m."id"`,
    );
    expect(real).toMatchObject({ orders: 1, amount: 50_000 });
    expect(await verifyBook(pool(), real.id, 'points')).toEqual([]);
  });

  test('and seeding again, killed in the middle and taken up days later, tells the same story', async () => {
    const half = await seedScenario(NOW, 20);
    expect(half).toMatchObject({ applied: 20 });
    const rest = await seedScenario(LATER);
    expect(rest.applied).toBe(half.batches - 20);
    await seedDemo(options);
    expect(await storyDigest()).toBe(first);
  }, 180_000);

  test('is refused outside a purge: the book lets go of nobody', async () => {
    await expect(pool().query('DELETE FROM "LedgerEntry"')).rejects.toThrow('append-only');
  });
});
