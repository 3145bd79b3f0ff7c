import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeProfileCommand } from '@/lib/members';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import { subscriptions } from '@/lib/subscriptions';
import '@/lib/wiring';
import { countReports } from '.';
import { figures } from './figures';
import type { By } from './rules/ask';
import { EVERYWHERE } from './testing/parity';

// A week in which clocks in New York go back, longer ago than what is counted anew every night.
const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';
const [FROM, TODAY, TOMORROW] = ['2025-10-20', '2025-11-06', '2025-11-07'] as const;
const NOW = new Date('2025-11-06T04:00:00Z');
const SLOW = 60_000;
const write = (text: string, values: unknown[] = []) => pool().query(text, values);
let memberId = '';

beforeAll(async () => {
  await installStandardProgram(pool());
  await write(
    `WITH r AS (INSERT INTO "Region" ("id", "code", "nameZh", "nameEn") VALUES (gen_random_uuid(), 'EAST', '东', 'East') RETURNING "id")
     INSERT INTO "Store" ("id", "code", "regionId", "nameZh", "nameEn") SELECT gen_random_uuid(), s, "id", s, s FROM r, unnest(ARRAY['E-1', 'E-2']) s`,
  );
  // Two in the morning in Shanghai, the day before in New York.
  memberId = await givenMember({ registeredAt: '2025-10-28T18:00:00.000Z' });
  // Whatever zone the copy of the database came with.
  await inZone(SHANGHAI);
}, SLOW);
afterAll(closeDatabase);

async function count(): Promise<void> {
  while ((await drainOutbox(subscriptions)) > 0);
  await countReports(NOW);
}

async function inZone(zone: string): Promise<void> {
  await write('UPDATE "Program" SET "zone" = $1, "revision" = "revision" + 1', [zone]);
  shared.forget('program');
  await count();
}

/** One metric over all days, told apart, without what is nothing. */
async function told(code: string, by: By, zone = SHANGHAI): Promise<Record<string, number | null>> {
  const ask = { days: { from: FROM, to: TOMORROW }, where: EVERYWHERE, by };
  const table = await figures(pool(), [code], ask, { zone, today: TODAY });
  return Object.fromEntries([...table].flatMap(([key, row]) => (row[code] ? [[key, row[code]]] : [])));
}

test(
  'N13 whoever belongs to another store has always done so: no store is left with less than nobody',
  async () => {
    const caller = { ...systemCaller('test', NOW), actor: { kind: 'member', id: memberId } as const };
    const said = { name: '', gender: '', birthday: '', email: '', region: '' };
    for (const storeCode of ['E-1', 'E-2']) {
      await execute(changeProfileCommand, caller, { ...said, storeCode });
      await count();
      expect([await told('members', 'store'), await told('joined', 'store')]).toEqual([
        { [storeCode]: 1 },
        { [storeCode]: 1 },
      ]);
    }
  },
  SLOW,
);

test(
  '4.D a use that comes back and a reward that is taken back leave the day that they were counted on',
  async () => {
    const at = '2025-10-30T08:00:00Z';
    await write(
      `INSERT INTO "BenefitUse" ("memberId", "grantId", "source", "benefit", "state", "at", "amount", "cost", "way", "changedAt")
       VALUES ($1, $2, 'order:1', 'vip', 'used', $3, 500, 300, 'order', $3)`,
      [memberId, newId(), at],
    );
    const [friendId, inviterId] = [await givenMember({ registeredAt: at }), memberId];
    await write(
      `INSERT INTO "Referral" ("memberId", "inviterId", "boundAt", "version", "state", "evidence", "amount", "paidAt", "decidedAt")
       VALUES ($1, $2, $3, 1, 'given', '[]', 9900, $3, $4)`,
      [friendId, inviterId, at, '2025-11-01T08:00:00Z'],
    );
    await count();
    // What stands in the rows by no announcement is counted once; from here on days are counted because they are told of.
    const codes = ['benefits_used', 'benefit_gave', 'friends_rewarded'];
    const all = () => Promise.all(codes.map(async (code) => (await told(code, 'all'))[''] ?? 0));
    await write('INSERT INTO "ReportMark" ("day") SELECT generate_series($1::date, $2::date, \'1 day\')::date', [
      FROM,
      TODAY,
    ]);
    await count();
    expect(await all()).toEqual([1, 500, 1]);
    await write(`UPDATE "BenefitUse" SET "state" = 'returned', "changedAt" = $1`, [NOW]);
    await write(`UPDATE "Referral" SET "state" = 'taken', "decidedAt" = $1`, [NOW]);
    await announce(pool(), [
      { name: 'benefit.returned', memberId, payload: { grantId: newId(), benefit: 'vip', orderId: null }, at: NOW },
      { name: 'referral.taken_back', memberId: inviterId, payload: { friendId, side: 'inviter' }, at: NOW },
    ]);
    await count();
    expect(await all()).toEqual([0, 0, 0]);
    expect(await told('benefits_returned', 'day')).toEqual({ '2025-11-06': 1 });
  },
  SLOW,
);

test(
  '4.H orders at local midnight and while a clock goes back stand on their day, and a zone that changes leaves nothing on days of before',
  async () => {
    const paid = [
      '2025-11-02T03:59:59.999Z', // the last instant of 1 November in New York
      '2025-11-02T04:00:00.000Z', // midnight there
      '2025-11-02T05:30:00.000Z', // half past one
      '2025-11-02T06:30:00.000Z', // half past one again
      '2025-11-03T05:00:00.000Z', // midnight, an hour later than the day before
    ];
    const answers = await processOrders(
      paid.map((paidAt) => anOrder({ member: memberId, paidAt })),
      NOW,
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await inZone(NEW_YORK);
    expect(await told('orders', 'day', NEW_YORK)).toEqual({ '2025-11-01': 1, '2025-11-02': 3, '2025-11-03': 1 });
    expect(await told('joined', 'day', NEW_YORK)).toEqual({ '2025-10-28': 1, '2025-10-30': 1 });
    await inZone(SHANGHAI);
    expect(await told('orders', 'day')).toEqual({ '2025-11-02': 4, '2025-11-03': 1 });
    expect(await told('joined', 'day')).toEqual({ '2025-10-29': 1, '2025-10-30': 1 });
    expect(await told('members', 'all')).toEqual({ '': 2 });
  },
  SLOW,
);
