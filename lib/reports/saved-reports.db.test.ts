import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createRoleCommand, createStaffCommand, disableStaffCommand, setRolesCommand } from '@/lib/access';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { type Command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { ports } from '@/lib/platform/ports';
import type { Query } from '@/lib/platform/query';
import { systemCaller } from '@/lib/platform/system-caller';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { saveRegionCommand, saveStoreCommand } from '@/lib/stores';
import { subscriptions } from '@/lib/subscriptions';
import '@/lib/wiring';
import { countReports, deliveredList, exportReportCommand, makeReports, savedList, savedOne, tellBuilt } from '.';
import { removeNoteCommand, writeNoteCommand } from './commands/notes';
import { readRunCommand } from './commands/read-run';
import { deleteReportCommand, duplicateReportCommand, saveReportCommand, shareReportCommand } from './commands/saved';
import { scheduleReportCommand, subscribeReportCommand } from './commands/schedules';
import { deliveredReport } from './delivered';
import { numberRows } from './rows';
import { type Definition, FIRST } from './rules/definition';
import { withinLimits } from './store/limits';

// Two regions of one store each; north sold 100.00 and 60.00 on 10 March, south 30.00.
const NOW = localAt('2026-03-12T07:30');
const EIGHT = 480;
const SALES: Definition = { ...FIRST, measures: ['amount'], period: 'last_7', compare: 'none' };
const PASSWORD = 'tea-house-at-nine';
const places = new Map<string, { id: string; regionId: string }>();
let people: Record<'analyst' | 'author' | 'manager' | 'north' | 'south' | 'all' | 'clerk', string>;

beforeAll(async () => {
  await installStandardProgram(pool());
  for (const code of ['north', 'south']) {
    const shop = (name: string) => ({ code: name, nameZh: name, nameEn: name, isNew: true });
    await execute(saveRegionCommand, systemCaller('test'), shop(code));
    await execute(saveStoreCommand, systemCaller('test'), { ...shop(`${code}-1`), regionCode: code });
    const { rows } = await pool().query('SELECT "id", "regionId" FROM "Store" WHERE "code" = $1', [`${code}-1`]);
    places.set(code, rows[0]);
  }
  const member = await givenMember();
  const sold = (store: string, yuan: number, at: string) => ({
    ...anOrder({ member, yuan, paidAt: local(at) }),
    storeCode: store,
  });
  await processOrders([sold('north-1', 100, '2026-03-10T09:00')], NOW);
  await processOrders([sold('north-1', 60, '2026-03-10T10:00')], NOW);
  await processOrders([sold('south-1', 30, '2026-03-10T11:00')], NOW);
  while ((await drainOutbox(subscriptions)) > 0);
  const analyst = await execute(createRoleCommand, systemCaller('test'), {
    nameZh: '分析师',
    nameEn: 'Analyst',
    reach: 'all',
    permissions: ['account.own', 'reports.read', 'reports.edit', 'stores.read'],
  });
  people = {
    analyst: await hire('analyst', codeOf(analyst)),
    author: await hire('author', 'finance'),
    manager: await hire('manager', 'operator'),
    north: await hire('north', 'regional_operator', 'north'),
    south: await hire('south', 'regional_operator', 'south'),
    all: await hire('all', 'auditor'),
    clerk: await hire('clerk', 'service'),
  };
});
beforeEach(async () => {
  for (const table of ['SavedReport', 'ReportSchedule', 'ReportSubscriber', 'ReportRun', 'ReportNote'])
    await pool().query(`DELETE FROM "${table}"`);
  await countReports(NOW);
});
afterAll(closeDatabase);

const codeOf = (answer: unknown): string => String((answer as { code: unknown }).code);

async function hire(name: string, role: string, region?: string): Promise<string> {
  const regionId = region === undefined ? null : must(places.get(region), region).regionId;
  const input = { email: `${name}@example.com`, name, password: PASSWORD, grants: [{ role, regionId, storeId: null }] };
  return (await execute(createStaffCommand, systemCaller('test'), input)).staffId;
}

const actorOf = async (who: keyof typeof people): Promise<Actor> =>
  must(await ports().staffActor(people[who]), 'works here');

/** Does or asks something as somebody. */
async function as<I extends z.ZodType, O>(
  who: keyof typeof people,
  act: Command<I, O> | Query<I, O>,
  raw: unknown,
  now = NOW,
): Promise<O> {
  const caller = { ...systemCaller('test', now), actor: await actorOf(who) };
  return 'name' in act ? execute(act, caller, raw) : act.run({ ...caller, db: pool() }, act.input.parse(raw));
}

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => (error as { code?: string }).code ?? String(error),
  );

const save = async (who: keyof typeof people, title = 'Sales', definition = SALES): Promise<string> =>
  (await as(who, saveReportCommand, { title, definition })).id;
const titles = async (who: keyof typeof people) => (await as(who, savedList, {})).map(({ title }) => title);
const daily = (id: string, changes: object = {}) => ({
  id,
  every: 'day',
  minute: EIGHT,
  keep: 7,
  toShared: true,
  isOn: true,
  ...changes,
});

describe('a saved report', () => {
  test('is its author’s until it is shared, and whoever opens it sees his own stores', async () => {
    const id = await save('analyst');
    expect([await titles('analyst'), await titles('north'), await titles('all')]).toEqual([['Sales'], [], []]);
    await as('analyst', shareReportCommand, { id, roles: ['regional_operator'], regions: ['north'] });
    expect([await titles('north'), await titles('south')]).toEqual([['Sales'], []]);
    expect(await refusalOf(as('south', savedOne, { id }))).toBe('saved_report_not_found');
    const { report } = await as('north', savedOne, { id });
    expect([report.isOwn, report.mayChange]).toEqual([false, false]);
    const told = async (who: keyof typeof people) =>
      (await tellBuilt({ db: pool(), actor: await actorOf(who), now: NOW }, must(report.definition, 'one'))).heads[0]
        ?.value;
    expect([await told('analyst'), await told('north'), await told('south')]).toEqual([19_000, 16_000, 3_000]);
  });

  test('is changed by its author and by who manages reports, and what somebody else saved meanwhile is not lost', async () => {
    const id = await save('analyst');
    await as('analyst', shareReportCommand, { id, roles: ['finance'], regions: [] });
    const change = { id, title: 'Mine now', definition: SALES };
    expect(await refusalOf(as('author', saveReportCommand, change))).toBe('report_not_yours');
    expect(await refusalOf(as('author', deleteReportCommand, { id }))).toBe('report_not_yours');
    expect(await refusalOf(as('all', saveReportCommand, change))).toBe('forbidden');
    await as('manager', saveReportCommand, { ...change, title: 'Managed' });
    expect(await refusalOf(as('analyst', saveReportCommand, { ...change, revision: 1 }))).toBe(
      'report_changed_meanwhile',
    );
    const copy = await as('author', duplicateReportCommand, { id, title: 'Copy' });
    expect((await as('author', savedOne, { id: copy.id })).report).toMatchObject({ isOwn: true, sharedRoles: [] });
    await as('analyst', deleteReportCommand, { id });
    expect(await titles('author')).toEqual(['Copy']);
  });

  test('is never shared with a role that may not read reports, nor saved when it cannot be told', async () => {
    const id = await save('analyst');
    const share = { id, roles: ['service'], regions: [] };
    expect(await refusalOf(as('analyst', shareReportCommand, share))).toBe('role_reads_no_reports');
    const wrong = { title: 'x', definition: { ...SALES, measures: ['points_owed'] } };
    expect(await refusalOf(as('analyst', saveReportCommand, wrong))).toBe('report_troubled');
    const unknown = { title: 'x', definition: { ...SALES, sql: 'SELECT 1' } };
    expect(await refusalOf(as('analyst', saveReportCommand, unknown))).toMatch(/invalid_input/);
  });

  test('shows on its axis what people wrote there, who alone may take it off', async () => {
    const note = { day: '2026-03-10', zh: '开业', en: 'Opening' };
    const { id } = await as('north', writeNoteCommand, note);
    const told = await tellBuilt({ db: pool(), actor: await actorOf('all'), now: NOW }, SALES);
    expect(told.marks).toEqual([{ id, kind: 'note', by: 'north', ...note }]);
    expect(await refusalOf(as('author', removeNoteCommand, { id }))).toBe('report_note_not_yours');
    await as('manager', removeNoteCommand, { id });
    expect((await tellBuilt({ db: pool(), actor: await actorOf('all'), now: NOW }, SALES)).marks).toEqual([]);
  });
});

describe('a schedule', () => {
  const at = (wall: string) => localAt(wall);
  const made = async (wall: string) => {
    await countReports(at(wall));
    return makeReports(at(wall));
  };
  const dues = async (id: string, who: keyof typeof people = 'analyst') =>
    (await as(who, savedOne, { id })).runs.map(({ dueAt, state, reason }) => [dueAt.toISOString(), state, reason]);

  async function scheduled(changes: object = {}, roles = ['regional_operator', 'auditor']): Promise<string> {
    const id = await save('analyst');
    await as('analyst', shareReportCommand, { id, roles, regions: [] });
    await as('analyst', scheduleReportCommand, daily(id, changes));
    return id;
  }

  test('makes one run for each time it is due, and one for all that was missed', async () => {
    const id = await scheduled();
    expect(await made('2026-03-12T07:59')).toBe(0);
    expect(await made('2026-03-12T08:01')).toBe(1);
    expect(await made('2026-03-12T08:02')).toBe(0);
    expect(await made('2026-03-15T12:00')).toBe(1);
    expect(await dues(id)).toEqual([
      [local('2026-03-15T08:00'), 'made', null],
      [local('2026-03-12T08:00'), 'made', null],
    ]);
  });

  test('makes each run once though several workers try, and none before the statistics reach its time', async () => {
    const id = await scheduled();
    expect(await makeReports(at('2026-03-12T08:01'))).toBe(0);
    await countReports(at('2026-03-12T08:01'));
    const tries = await Promise.all([1, 2, 3].map(() => makeReports(at('2026-03-12T08:01'))));
    expect(tries.reduce((total, count) => total + count, 0)).toBe(1);
    expect(await dues(id)).toHaveLength(1);
  });

  test('that dies half way leaves nothing, and makes the run the next time', async () => {
    const id = await scheduled();
    await countReports(at('2026-03-12T08:01'));
    // The server refuses the last thing that a run writes, as if the connection had gone.
    await pool().query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`);
    await pool().query(
      `CREATE TRIGGER die BEFORE INSERT ON "ReportDelivery" FOR EACH STATEMENT EXECUTE FUNCTION die()`,
    );
    await makeReports(at('2026-03-12T08:01')).catch(() => 0);
    await pool().query('DROP TRIGGER die ON "ReportDelivery"');
    const left = await pool().query(`SELECT 1 FROM "ReportFigures" UNION ALL SELECT 1 FROM "ReportRun"`);
    expect(left.rowCount).toBe(0);
    expect(await made('2026-03-12T08:02')).toBe(1);
    expect(await dues(id)).toEqual([[local('2026-03-12T08:00'), 'made', null]]);
  });

  test('gives everybody the numbers of his own reach, as they were, and keeps the last runs only', async () => {
    await scheduled({ keep: 2 });
    await made('2026-03-12T08:01');
    const [run] = await as('north', deliveredList, {});
    const seen = async (who: keyof typeof people, id = run?.id ?? '') =>
      (await as(who, deliveredReport, { id })).told.heads[0]?.value;
    expect([await seen('analyst'), await seen('north'), await seen('south'), await seen('all')]).toEqual([
      19_000, 16_000, 3_000, 19_000,
    ]);
    await processOrders(
      [{ ...anOrder({ member: null, yuan: 7, paidAt: local('2026-03-11T09:00') }), storeCode: 'north-1' }],
      NOW,
    );
    await made('2026-03-13T08:01');
    expect([await seen('north'), await seen('north', (await as('north', deliveredList, {}))[0]?.id)]).toEqual([
      16_000, 16_700,
    ]);
    await made('2026-03-14T08:01');
    const [latest] = await as('north', deliveredList, {});
    await as('north', readRunCommand, { id: latest?.id });
    expect((await as('north', deliveredList, {})).map(({ isRead }) => isRead)).toEqual([true, false]);
    await pool().query(`DELETE FROM "Order" WHERE "goods" = 700`);
    await pool().query(`DELETE FROM "ReportCell"`);
    await pool().query(`DELETE FROM "ReportState"`);
  });

  test('gives nothing to whoever lost his role, his reach, his work, or the report', async () => {
    const id = await scheduled();
    await as('all', subscribeReportCommand, { id });
    await made('2026-03-12T08:01');
    const [run] = await as('all', deliveredList, {});
    const grants = (role: string, regionId: string | null) => ({
      staffId: people.north,
      grants: [{ role, regionId, storeId: null }],
      reason: 'a test',
    });
    const [north, south] = ['north', 'south'].map((code) => must(places.get(code), code).regionId);
    const opens = (who: keyof typeof people) => refusalOf(as(who, deliveredReport, { id: run?.id }));
    expect(await opens('north')).toBe('done');
    await execute(setRolesCommand, systemCaller('test'), grants('regional_operator', south ?? null));
    expect([await opens('north'), await as('north', deliveredList, {})]).toEqual(['report_run_not_found', []]);
    await execute(setRolesCommand, systemCaller('test'), grants('regional_operator', north ?? null));
    await as('analyst', shareReportCommand, { id, roles: ['auditor'], regions: [] });
    expect([await opens('north'), await opens('all')]).toEqual(['report_run_not_found', 'done']);
    await execute(disableStaffCommand, systemCaller('test'), { staffId: people.south, reason: 'a test' });
    await made('2026-03-13T08:01');
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n FROM "ReportDelivery" d JOIN "ReportRun" r ON r."id" = d."runId" WHERE r."dueAt" = $1`,
      [local('2026-03-13T08:00')],
    );
    // The author and the auditor: neither who works no more, nor whose role it is no longer shared with.
    expect(rows[0].n).toBe(2);
    await as('analyst', deleteReportCommand, { id });
    expect(await opens('all')).toBe('report_run_not_found');
    await pool().query(`UPDATE "Staff" SET "disabledAt" = NULL`);
  });

  test('says why a run was not made, and goes on with the next', async () => {
    const id = await scheduled({ toShared: false }, []);
    await pool().query(`UPDATE "SavedReport" SET "authorId" = NULL`);
    await made('2026-03-12T08:01');
    const { report } = await as('manager', savedOne, { id });
    expect(report.schedule).toMatchObject({ failure: 'nobody_may_read', nextAt: at('2026-03-13T08:00') });
    expect(await dues(id, 'manager')).toEqual([[local('2026-03-12T08:00'), 'failed', 'nobody_may_read']]);
    await as('manager', subscribeReportCommand, { id });
    expect(await made('2026-03-13T08:01')).toBe(1);
    expect((await as('manager', savedOne, { id })).report.schedule?.failure).toBeNull();
  });
});

describe('numbers that leave', () => {
  test('are on record with who took which of whose stores, and are of his reach', async () => {
    const what = { kind: 'built', definition: SALES, title: 'Sales' };
    const { mark, told } = await as('north', exportReportCommand, { format: 'xlsx', what });
    expect([mark.by, told.heads[0]?.value]).toEqual(['north', 16_000]);
    const { rows } = await pool().query(
      `SELECT "objectId", "after" FROM "AuditEntry" WHERE "action" = 'reports.export' ORDER BY "at" DESC LIMIT 1`,
    );
    expect(rows[0]).toMatchObject({ objectId: 'Sales', after: { format: 'xlsx', stores: ['north-1'] } });
    expect(await refusalOf(as('clerk', exportReportCommand, { format: 'csv', what }))).toBe('forbidden');
  });

  test('lead to their rows for who may see members, within his stores', async () => {
    const asked = { metric: 'amount', from: '2026-03-10', to: '2026-03-11' };
    const { value, rows } = await as('north', numberRows, asked);
    expect([value, rows.map((row) => row.value)]).toEqual([16_000, [6_000, 10_000]]);
    expect(await refusalOf(as('clerk', numberRows, asked))).toBe('forbidden');
    expect((await as('south', numberRows, { ...asked, store: 'north-1' })).rows).toEqual([]);
    expect((await as('north', numberRows, { ...asked, metric: 'ticket' })).from).toEqual(['amount', 'orders']);
  });

  test('lead to the rows that they were counted from, and to none that came since (S0-6.4)', async () => {
    const today = { metric: 'orders', from: '2026-03-12', to: '2026-03-13' };
    const member = await givenMember();
    for (const at of ['2026-03-12T06:00', '2026-03-12T08:00'])
      await processOrders([{ ...anOrder({ member, paidAt: local(at) }), storeCode: 'south-1' }], NOW);
    await countReports(NOW);
    const { value, rows } = await as('south', numberRows, today, localAt('2026-03-12T09:00'));
    expect([value, rows.map((row) => row.value)]).toEqual([1, [1]]);
  });

  test('are stopped in the database when nobody waits, and the session goes on serving', async () => {
    const client = await pool().connect();
    const leaving = new AbortController();
    await client.query('BEGIN');
    const work = withinLimits(client, leaving.signal, () => {
      setImmediate(() => leaving.abort());
      return client.query('SELECT pg_sleep(30)');
    });
    expect(await refusalOf(work)).toBe('report_stopped');
    await client.query('ROLLBACK');
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    client.release();
  });

  test('are told to take too long rather than waited for', async () => {
    const client = await pool().connect();
    await client.query('BEGIN');
    const work = withinLimits(client, undefined, async () => {
      await client.query(`SET LOCAL statement_timeout = '1ms'`);
      return client.query('SELECT pg_sleep(30)');
    });
    expect(await refusalOf(work)).toBe('report_too_slow');
    await client.query('ROLLBACK');
    client.release();
  });
});
