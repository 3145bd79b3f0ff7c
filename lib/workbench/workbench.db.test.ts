import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaignList } from '@/app/(console)/console/campaigns/_reading/campaign-list';
import { couponList } from '@/app/(console)/console/coupons/_reading/coupon-list';
import { segmentList } from '@/app/(console)/console/segments/_reading/segment-list';
import { accessRequests, staffActor } from '@/lib/access';
import { approvalList } from '@/lib/approvals';
import { budgetList } from '@/lib/budgets';
import { givenBudget } from '@/lib/budgets/testing/given';
import { givenBatch } from '@/lib/coupons/testing/people';
import { failureList } from '@/lib/failures';
import { must } from '@/lib/kernel/assert';
import type { ListPage } from '@/lib/kernel/list-query';
import { listedExchanges, mallItemsLow } from '@/lib/mall';
import { givenItem } from '@/lib/mall/testing/items';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { type Context, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { Query } from '@/lib/platform/query';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { closingList } from '@/lib/privacy';
import { referralList } from '@/lib/referral';
import { countReports, reportTold } from '@/lib/reports';
import { runStandings } from '@/lib/segments';
import { publishSegmentCommand, saveSegmentDraftCommand } from '@/lib/segments/commands/versions';
import { refundRequests } from '@/lib/shop';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import type { z } from 'zod';
import {
  acknowledgeAlertCommand,
  alertList,
  arrangeTilesCommand,
  assignWorkCommand,
  campaignBoard,
  colleaguesFor,
  draftBoard,
  finishWorkCommand,
  firstBoard,
  funnelBoard,
  kpiBoard,
  levelBoard,
  ownDesk,
  releaseBoard,
  stageBoard,
  todoBoard,
  watchAlerts,
} from '.';
import { TODOS } from './registries';
import { KPIS } from './rules/kpis';

const NOW = localAt('2026-11-21T13:00');
const DAY_MS = 86_400_000;
const sql = (text: string, values: unknown[] = []) => pool().query(text, values);

beforeAll(async () => {
  process.env.DEMO_MODE = 'on';
  await installStandardProgram(pool());
  await trade();
  await plant();
  await countReports(NOW);
});
afterAll(closeDatabase);

const STORES = { west: newId(), east: newId() };
const REGIONS = { west: newId(), east: newId() };
const members: string[] = [];

/** Two shops in two regions: in the week until yesterday six times ¥100 and twice ¥50, three times ¥100 the week before. */
async function trade(): Promise<void> {
  for (const place of ['west', 'east'] as const) {
    const [region, store] = [REGIONS[place], STORES[place]];
    await sql(`INSERT INTO "Region" ("id", "code", "nameZh", "nameEn") VALUES ($1, $2, $2, $2)`, [region, place]);
    const shop = [store, `shop-${place}`, region];
    await sql(`INSERT INTO "Store" ("id", "code", "regionId", "nameZh", "nameEn") VALUES ($1, $2, $3, $2, $2)`, shop);
  }
  for (let count = 0; count < 8; count++) members.push(await givenMember());
  await sql(`UPDATE "Member" SET "storeCode" = CASE WHEN "id" = ANY($1) THEN 'shop-west' ELSE 'shop-east' END`, [
    members.slice(0, 6),
  ]);
  const bought = (at: string, yuan: number, storeCode: string, who: readonly string[]) =>
    who.map((member) => ({ ...anOrder({ member, yuan, paidAt: local(at), status: 'completed' }), storeCode }));
  const orders = [
    ...bought('2026-11-11T12:00', 100, 'shop-west', members.slice(0, 3)),
    ...bought('2026-11-18T12:00', 100, 'shop-west', members.slice(0, 6)),
    ...bought('2026-11-19T12:00', 50, 'shop-east', members.slice(6)),
  ];
  for (const outcome of await processOrders(orders, NOW)) expect(outcome.ok).toBe(true);
}

/** One more of everything that somebody shall do, so that no count is equal for being nothing. */
async function plant(): Promise<void> {
  const [one, two] = members;
  const request = (state: string, isEmergency: boolean, decider: string | null) =>
    sql(
      `INSERT INTO "ApprovalRequest" ("id", "kind", "key", "payload", "objectType", "objectId", "objectLabel", "reason", "facts",
         "maker", "makerName", "state", "createdAt", "expiresAt", "decider", "deciderName", "decidedAt", "isEmergency")
       VALUES ($1, 'points.adjust', $2, '{}', 'member', $3, 'label', 'reason', '{}', 'staff:x', 'X', $4, $5, $6, $7, $7, $8, $9)`,
      [
        newId(),
        newId(),
        one,
        state,
        NOW,
        localAt('2026-11-28T13:00'),
        decider,
        decider === null ? null : NOW,
        isEmergency,
      ],
    );
  await request('requested', false, null);
  await request('approved', true, 'staff:x');
  await sql(
    `INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at", "attempts", "deadAt") VALUES ('test.dead', $1, '{}', $2, 10, $2)`,
    [one, localAt('2026-11-20T09:00')],
  );
  await sql(`SELECT graphile_worker.add_job('test-job', '{}', run_at => now() - interval '1 hour', max_attempts => 1)`);
  await sql('UPDATE graphile_worker._private_jobs SET attempts = max_attempts');
  const budget = await givenBudget({ limit: 1_000 });
  await sql(
    `INSERT INTO "BudgetRoom" ("budget", "period", "limit", "ceiling", "spent") VALUES ($1, '', 1000, 1000, 800)`,
    [budget],
  );
  await sql(
    `INSERT INTO "Closing" ("memberId", "id", "state", "askedAt", "dueAt", "nextAt", "askedBy", "blocked") VALUES ($1, $2, 'cooling', $3, $3, $3, 'self', 'debt')`,
    [one, newId(), localAt('2026-11-10T09:00')],
  );
  await sql(
    `INSERT INTO "Referral" ("memberId", "inviterId", "boundAt", "version", "state", "review", "evidence")
     VALUES ($1, $2, $3, 1, 'bound', 'open', '[]')`,
    [one, two, localAt('2026-11-11T09:00')],
  );
  await sql(
    `INSERT INTO "RefundRequest" ("id", "memberId", "orderExternalId", "key", "lines", "told", "reason", "state", "createdAt")
     VALUES ($1, $2, 'o-1', 'k-1', '[]', '{}', 'torn', 'open', $3)`,
    [newId(), one, localAt('2026-11-19T09:00')],
  );
  await sql(
    `INSERT INTO "Segment" ("code", "state", "createdAt", "createdBy", "changedAt") VALUES ('resting', 'paused', $1, 'test', $1)`,
    [NOW],
  );
  const batch = await givenBatch({}, NOW);
  await sql(`UPDATE "CouponStock" SET "total" = 100, "issued" = 90 WHERE "batchId" = $1`, [batch]);
  const far = await givenBatch({}, NOW);
  await sql(`UPDATE "CouponStock" SET "total" = 100, "issued" = 89 WHERE "batchId" = $1`, [far]);
  const item = await givenItem({ total: 10 });
  await sql(`UPDATE "MallStock" SET "taken" = 9 WHERE "code" = $1`, [item]);
  await sql(
    `INSERT INTO "MallOrder" ("memberId", "id", "key", "item", "version", "kind", "points", "cash", "state", "way", "entryId", "createdAt")
     VALUES ($1, $2, 'planted', $3, 1, 'goods', 40, 0, 'awaiting_shipment', 'delivery', $2, $4)`,
    [one, newId(), item, localAt('2026-11-18T09:00')],
  );
  await sql(
    `INSERT INTO "AccessRequest" ("id", "staffId", "staffName", "subject", "page", "reason", "at")
     VALUES ($1, $2, 'X', 'permission:audit.read', '/console/audit', 'an audit', $3)`,
    [newId(), newId(), localAt('2026-11-17T09:00')],
  );
  await watchAlerts(NOW);
}

/** Somebody who works here with these roles. */
async function hired(grants: readonly { role: string; regionId?: string; storeId?: string }[]) {
  const id = newId();
  await sql(
    `INSERT INTO "Staff" ("id", "email", "name", "passwordHash", "demo", "createdAt") VALUES ($1, $2, $3, '', false, now())`,
    [id, `${id}@example.com`, `Hired ${id.slice(-6)}`],
  );
  for (const { role, regionId, storeId } of grants)
    await sql(
      `INSERT INTO "StaffRole" ("staffId", "role", "scope", "regionId", "storeId") VALUES ($1, $2, $3, $4, $5)`,
      [...[id, role, regionId ?? storeId ?? 'all', regionId ?? null, storeId ?? null]],
    );
  const actor = must(await staffActor(id), 'somebody who was hired');
  return { id, context: { ...systemCaller('test', NOW), actor, db: pool() } satisfies Context };
}

type Total = (context: Context) => Promise<number>;
const totalOf =
  <I extends z.ZodType, R>(list: Query<I, ListPage<R>>, asked: Record<string, string>): Total =>
  async (context) =>
    (await list.run(context, list.input.parse(asked))).total.value;

// What the page behind each kind of to-do lists, by the query of that page. A new kind without a line here fails.
const LISTS: Readonly<Record<string, readonly [href: string, total: Total]>> = {
  access_asked: [
    '/console/access?tab=requests',
    async (context) => (await accessRequests.run(context, {})).open.length,
  ],
  approvals: ['/console/approvals?view=waiting', totalOf(approvalList, { view: 'waiting' })],
  after_reviews: ['/console/approvals?view=review', totalOf(approvalList, { view: 'review' })],
  alerts_open: ['/console/alerts?view=open', totalOf(alertList, { view: 'open' })],
  failed_events: ['/console/failures?view=event', totalOf(failureList, { view: 'event' })],
  failed_jobs: ['/console/failures?view=job', totalOf(failureList, { view: 'job' })],
  budgets_reached: ['/console/budgets?view=reached', totalOf(budgetList, { view: 'reached' })],
  closings_blocked: ['/console/privacy?view=blocked', totalOf(closingList, { view: 'blocked' })],
  invitations_held: ['/console/referral?view=held', totalOf(referralList, { view: 'held' })],
  refunds_asked: [
    '/console/orders/requests',
    async (context) => (await refundRequests.run(context, { which: 'open' })).length,
  ],
  segments_resting: ['/console/segments?view=paused', totalOf(segmentList, { view: 'paused' })],
  batches_low: ['/console/coupons?view=low', totalOf(couponList, { view: 'low' })],
  items_low: ['/console/mall?view=low', async ({ db, now }) => (await mallItemsLow(db, now)).length],
  exchanges_waiting: [
    '/console/mall/orders?state=awaiting_shipment',
    async ({ db, actor }) => (await listedExchanges(db, actor, 'awaiting_shipment', null, 1_000)).length,
  ],
};

describe('to-dos', () => {
  test('every kind names its list, and counts what that list shows to whoever may do it, which is never nothing here', async () => {
    expect(TODOS.all.map(({ code }) => code).toSorted()).toEqual(Object.keys(LISTS).toSorted());
    const everybody = await hired([
      ...['admin', 'operator', 'service', 'approver', 'finance'].map((role) => ({ role })),
    ]);
    for (const { code, href, look } of TODOS.all) {
      const [expectedHref, total] = must(LISTS[code], code);
      const { count } = await look(everybody.context);
      expect([code, href, count]).toEqual([code, expectedHref, await total(everybody.context)]);
      expect([code, count > 0]).toEqual([code, true]);
    }
  });

  test('tell since when the oldest waits, where a list says so', async () => {
    const service = await hired([{ role: 'service' }, { role: 'admin' }]);
    const oldest = async (code: string) => (await must(TODOS.find(code), code).look(service.context)).oldest;
    expect(await oldest('failed_events')).toEqual(localAt('2026-11-20T09:00'));
    const first = async (table: string, at: string, where: string) =>
      (await sql(`SELECT min("${at}") AS at FROM "${table}" WHERE ${where}`)).rows[0].at;
    expect(await oldest('refunds_asked')).toEqual(await first('RefundRequest', 'createdAt', `"state" = 'open'`));
    expect(await oldest('closings_blocked')).toEqual(await first('Closing', 'askedAt', `"blocked" IS NOT NULL`));
    expect(await oldest('exchanges_waiting')).toEqual(
      await first('MallOrder', 'createdAt', `"state" = 'awaiting_shipment'`),
    );
  });

  test('are shown to whom may do them, and to nobody else', async () => {
    const codes = async (role: string) =>
      (await todoBoard.run((await hired([{ role }])).context, {})).map(({ code }) => code).toSorted();
    expect(await codes('auditor')).toEqual(['alerts_open']);
    expect(await codes('developer')).toEqual(['alerts_open', 'failed_events', 'failed_jobs']);
    expect(await codes('approver')).toEqual(['after_reviews', 'alerts_open', 'approvals', 'invitations_held']);
    expect(await codes('admin')).toEqual([
      ...['access_asked', 'alerts_open', 'batches_low', 'budgets_reached', 'failed_events', 'failed_jobs', 'items_low'],
      'segments_resting',
    ]);
  });

  test('of a store are those of its members alone, as in its lists', async () => {
    const [west, east] = await Promise.all(
      [STORES.west, STORES.east].map((storeId) => hired([{ role: 'store_manager', storeId }])),
    );
    for (const code of ['exchanges_waiting', 'refunds_asked']) {
      const [, total] = must(LISTS[code], code);
      const seen = async ({ context }: Awaited<ReturnType<typeof hired>>) => {
        const { count } = await must(TODOS.find(code), code).look(context);
        return [count, await total(context)];
      };
      expect([code, await seen(must(west, 'west')), await seen(must(east, 'east'))]).toEqual([code, [1, 1], [0, 0]]);
    }
  });
});

describe('who has what', () => {
  const SUBJECT = 'todo:failed_jobs';

  test('one at a time, given to who may do it, done by who has it or gave it, all of it in the trail', async () => {
    const [admin, developer, clerk] = [
      await hired([{ role: 'admin' }]),
      await hired([{ role: 'developer' }]),
      await hired([{ role: 'operator' }]),
    ];
    const give = (who: typeof admin, staffId: string) =>
      execute(assignWorkCommand, who.context, { subject: SUBJECT, staffId, dueOn: '2026-11-20', note: 'look' });
    await expect(give(clerk, clerk.id)).rejects.toMatchObject({ status: 403 });
    await expect(give(admin, clerk.id)).rejects.toMatchObject({ code: 'assignee_may_not' });
    const asked = colleaguesFor.run(admin.context, { subject: SUBJECT });
    expect((await asked).map(({ id }) => id)).toEqual(expect.arrayContaining([admin.id, developer.id]));
    expect((await asked).map(({ id }) => id)).not.toContain(clerk.id);
    await give(admin, developer.id);
    const mine = await todoBoard.run(developer.context, {});
    expect(mine[0]).toMatchObject({ code: 'failed_jobs', isMine: true, held: { isLate: true, note: 'look' } });
    await expect(
      execute(finishWorkCommand, (await hired([{ role: 'developer' }])).context, { subject: SUBJECT, note: '' }),
    ).rejects.toMatchObject({ code: 'not_yours' });
    await execute(finishWorkCommand, developer.context, { subject: SUBJECT, note: 'mended' });
    const { rows } = await sql(`SELECT "action" FROM "AuditEntry" WHERE "objectId" = $1 ORDER BY "id"`, [SUBJECT]);
    expect(rows.map(({ action }) => action)).toEqual(['workbench.assign', 'workbench.finish']);
  });

  test('by ten who take the same at once, one has it', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => hired([{ role: 'developer' }])));
    await Promise.allSettled(
      people.map(({ id, context }) =>
        execute(assignWorkCommand, context, { subject: 'todo:failed_events', staffId: id }),
      ),
    );
    const { rows } = await sql(
      `SELECT count(*)::int AS n FROM "WorkAssignment" WHERE "subject" = 'todo:failed_events' AND "doneAt" IS NULL`,
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('alerts', () => {
  const open = async (context: Context) => (await alertList.run(context, { view: 'open', limit: '200' })).rows;

  test('are raised once while they last, end by themselves, and come again as new ones', async () => {
    const { context } = await hired([{ role: 'developer' }]);
    const before = (await open(context)).filter(({ kind }) => kind === 'failure');
    await watchAlerts(localAt('2026-11-21T13:05'));
    expect((await open(context)).filter(({ kind }) => kind === 'failure').map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    );
    await sql(`UPDATE "OutboxEvent" SET "dispatchedAt" = now() WHERE "deadAt" IS NOT NULL`);
    await watchAlerts(localAt('2026-11-21T13:10'));
    expect((await open(context)).map(({ kind, label }) => [kind, label])).not.toContainEqual(['failure', 'event']);
    await sql(`UPDATE "OutboxEvent" SET "dispatchedAt" = NULL WHERE "name" = 'test.dead'`);
    await watchAlerts(localAt('2026-11-21T13:15'));
    const again = (await open(context)).find(({ kind, label }) => kind === 'failure' && label === 'event');
    expect(before.map(({ id }) => id)).not.toContain(again?.id);
  });

  test('are read by one who may see them, with a note, and keep their history', async () => {
    const developer = await hired([{ role: 'developer' }]);
    const clerk = await hired([{ role: 'clerk', storeId: STORES.west }]);
    const [alert] = await open(developer.context);
    const said = { alertId: must(alert, 'an alert').id, note: 'known' };
    await expect(execute(acknowledgeAlertCommand, clerk.context, said)).rejects.toMatchObject({ status: 404 });
    await execute(acknowledgeAlertCommand, developer.context, said);
    await expect(execute(acknowledgeAlertCommand, developer.context, said)).rejects.toMatchObject({
      code: 'alert_read',
    });
    expect((await alertList.run(developer.context, { view: 'read' })).rows).toMatchObject([
      { id: said.alertId, note: 'known' },
    ]);
  });

  test('of a store reach who sees that store, those of the program only who sees all', async () => {
    const budget = await givenBudget({ limit: 100, scope: 'store', subject: 'shop-west' });
    await sql(
      `INSERT INTO "BudgetRoom" ("budget", "period", "limit", "ceiling", "spent") VALUES ($1, '', 100, 100, 100)`,
      [budget],
    );
    await watchAlerts(NOW);
    const labels = async (storeId: string) =>
      (await open((await hired([{ role: 'store_manager', storeId }])).context)).map(({ label }) => label);
    expect(await labels(STORES.west)).toEqual([budget]);
    expect(await labels(STORES.east)).toEqual([]);
  });
});

describe('numbers', () => {
  const valuesOf = async (context: Context, asked: Record<string, string>) => {
    const { kpis } = await kpiBoard.run(context, asked);
    return Object.fromEntries(kpis.map(({ code, value, before }) => [code, [value, before]]));
  };

  test('are what was sold, beside the same weekdays before; a region’s reader has his region’s and no other', async () => {
    const all = (await hired([{ role: 'operator' }])).context;
    const west = (await hired([{ role: 'regional_operator', regionId: REGIONS.west }])).context;
    const week = { period: 'last_7' };
    expect(await valuesOf(all, week)).toMatchObject({ net_amount: [70_000, 30_000], orders: [8, 3] });
    expect(await valuesOf(west, week)).toMatchObject({ net_amount: [60_000, 30_000], orders: [6, 3] });
    expect(await valuesOf(west, { ...week, region: 'east' })).toMatchObject({ net_amount: [0, 0], orders: [0, 0] });
    expect(await valuesOf(all, { ...week, store: 'shop-east' })).toMatchObject({
      net_amount: [10_000, 0],
      orders: [2, 0],
    });
    expect(await valuesOf(all, { period: 'today' })).toMatchObject({ net_amount: [0, 0] });
  });

  test('are those at the head of the reports that they lead to, for the same days and place', async () => {
    const { context } = await hired([{ role: 'operator' }]);
    for (const place of [{}, { region: 'west' }]) {
      const { clock, kpis } = await kpiBoard.run(context, { period: 'last_28', ...place });
      expect(kpis.map(({ code }) => code)).toEqual(KPIS.map(({ code }) => code));
      for (const { code, report, value } of kpis) {
        const until = new Date(Date.parse(clock.days.to) - DAY_MS).toISOString().slice(0, 10);
        const asked = { report, period: 'custom', from: clock.days.from, to: until, ...place };
        const { heads } = await reportTold.run(context, reportTold.input.parse(asked));
        expect([report, code, heads.find((head) => head.code === code)?.value]).toEqual([report, code, value]);
      }
    }
  });

  test('of the funnel never grow, and levels and stages are all members', async () => {
    const { context } = await hired([{ role: 'operator' }]);
    const { steps } = await funnelBoard.run(context, { period: 'last_28' });
    const values = steps.map(({ value }) => value ?? 0);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values[0]).toBeGreaterThan(0);
    const { shares } = await levelBoard.run(context, {});
    expect(shares.reduce((sum, one) => sum + (one.members ?? 0), 0)).toBe(members.length);
    await runStandings(NOW);
    await countReports(NOW);
    // All of them bought within the month.
    expect((await stageBoard.run(context, {})).shares).toEqual([{ key: 'active', members: 8 }]);
  });

  test('of campaigns are as many as its list shows running or resting', async () => {
    const { context } = await hired([{ role: 'operator' }]);
    const [running, paused] = await Promise.all(
      ['running', 'paused'].map((view) => totalOf(campaignList, { view })(context)),
    );
    expect(await campaignBoard.run(context, {})).toHaveLength((running ?? 0) + (paused ?? 0));
  });
});

test('drafts and releases are told by their names', async () => {
  const { context } = await hired([{ role: 'operator' }]);
  const terms = { name: { zh: '试吃团', en: 'Tasters' }, owner: 'x', kind: 'hand', refresh: { mode: 'manual' } };
  const code = `n${newId().slice(-12)}`;
  await execute(saveSegmentDraftCommand, context, { code, basedOn: 0, terms });
  const named = { nameZh: '试吃团', nameEn: 'Tasters' };
  expect(await draftBoard.run(context, {})).toMatchObject([{ sort: 'segment', code, ...named }]);
  await execute(publishSegmentCommand, context, { code, basedOn: 0, terms, note: 'test' });
  const { context: auditor } = await hired([{ role: 'auditor' }]);
  const released = await releaseBoard.run(auditor, {});
  expect(released.find(({ objectId }) => objectId === code)).toMatchObject({ action: 'segments.publish', ...named });
});

test('tiles are kept for oneself, and the first steps are what there is', async () => {
  const [one, other] = [await hired([{ role: 'operator' }]), await hired([{ role: 'operator' }])];
  await execute(arrangeTilesCommand, one.context, { tiles: ['todos', 'kpis'], hidden: ['newest'] });
  expect((await ownDesk.run(one.context, {})).tiles.slice(0, 2).map(({ code }) => code)).toEqual(['todos', 'kpis']);
  expect((await ownDesk.run(one.context, {})).tiles.find(({ code }) => code === 'newest')?.isHidden).toBe(true);
  expect((await ownDesk.run(other.context, {})).tiles[0]?.code).toBe('kpis');
  expect((await firstBoard.run(one.context, {})).find(({ step }) => step === 'members')?.isDone).toBe(true);
});
