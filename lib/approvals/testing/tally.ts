import { z } from 'zod';
import { staffActor } from '@/lib/access';
import * as everyKind from '@/lib/approval-kinds';
import type { Actor } from '@/lib/kernel/actor';
import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';
import { Refusal } from '@/lib/kernel/refusal';
import { registry } from '@/lib/kernel/registry';
import { command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { approvalKind, approvalList, plugApprovalKinds, requestApproval } from '..';

/** A kind of the test: writes one row for each execution. */
const tally = approvalKind({
  code: 'test.tally',
  payload: z.strictObject({ name: z.string(), points: z.int().max(1_000_000) }),
  example: { name: 'a', points: 1 },
  async guard({ actor }, { name }) {
    if (actor.kind === 'staff' && actor.name === name) throw new Refusal('own_account', {}, 403);
  },
  isLowRisk: true,
  sort: 'points',
  fingerprint: async ({ db }, { name }) =>
    (await db.query('SELECT word FROM content WHERE name = $1', [name])).rows[0]?.word ?? 'untouched',
  tell: async (_, { points }) => ({
    changes: [{ field: 'points', before: 0, after: points }],
    people: 1,
    cost: { amount: points, unit: 'points' },
    left: 100,
    risks: points > 50 ? ['short'] : [],
    preview: null,
  }),
  async execute({ db }, { name, points }, { id, maker }) {
    if (points < 0) throw new Refusal('insufficient_points', { short: -points });
    await db.query('INSERT INTO tally VALUES ($1, $2, $3)', [id, name, points]);
    return { result: { points, maker }, audit: { objectType: 'tally', objectId: name, after: { points } } };
  },
});

/** The same, of a kind that nobody approves with many others. */
const grave = { ...tally, code: 'test.grave', isLowRisk: false };

/** Asks for one of the grave sort. */
export const askGrave = command({
  name: 'test.askGrave',
  can: 'points.adjust',
  input: z.object({ key: z.string() }),
  run: (context, { key }) =>
    requestApproval(context, grave, {
      key,
      payload: { name: 'grave', points: 1 },
      object: { type: 'tally', id: 'grave', label: 'grave' },
      reason: 'a reason',
      facts: {},
    }),
});

/** Asks for a tally. */
export const ask = command({
  name: 'test.ask',
  can: 'points.adjust',
  input: z.object({ key: z.string(), name: z.string(), points: z.number() }),
  run: (context, { key, ...payload }) =>
    requestApproval(context, tally, {
      key,
      payload,
      object: { type: 'tally', id: payload.name, label: payload.name },
      reason: 'a reason',
      facts: { points: payload.points },
    }),
});

let people = 0;
/** Somebody with permissions, and a place where asked; called, the caller at an instant. */
export function person(permissions: readonly Permission[] = PERMISSIONS, scope: { storeIds: string[] } | null = null) {
  const actor: Actor = {
    kind: 'staff',
    id: newId(),
    name: `Person ${++people}`,
    roles: ['approver'],
    permissions: new Set(permissions),
    scope: scope === null ? null : { regionIds: [], ...scope },
  };
  return (now = new Date()) => ({ ...systemCaller('test', now), actor });
}

/** Somebody who really works here, with a role. */
export async function hired(...roles: string[]) {
  const id = newId();
  const name = `Hired ${id.slice(-6)}`;
  await pool().query(
    `INSERT INTO "Staff" ("id", "email", "name", "passwordHash", "demo", "createdAt") VALUES ($1, $2, $3, '', false, now())`,
    [id, `${id}@example.com`, name],
  );
  for (const role of roles)
    await pool().query(`INSERT INTO "StaffRole" ("staffId", "role", "scope") VALUES ($1, $2, 'all')`, [id, role]);
  const actor = await staffActor(id);
  if (actor === null) throw new Error('nobody was hired');
  return (now = new Date()) => ({ ...systemCaller('test', now), actor });
}

/** Lets the settings of approvals be these. */
export async function demand(value: object): Promise<void> {
  await pool().query(`UPDATE "Program" SET "settings" = "settings" || jsonb_build_object('approvals', $1::jsonb)`, [
    value,
  ]);
  shared.forget('program');
}

/** The id of who calls. */
export const idOf = (caller: { readonly actor: Actor }): string =>
  caller.actor.kind === 'staff' ? caller.actor.id : '';
/** How many a view of the inbox counts. */
export const total = async (caller: ReturnType<ReturnType<typeof person>>, view: string) =>
  (await approvalList.run({ ...caller, db: pool() }, approvalList.input.parse({ view }))).total.value;

/** A request that waits, by who asks. */
export const asked = (maker = person(), points = 5, name = 'somebody') =>
  execute(ask, maker(), { key: newId(), name, points });
/** What was executed for a request. */
export const executions = async (id: string) => (await pool().query('SELECT * FROM tally WHERE id = $1', [id])).rows;
/** How a request stands. */
export const stateOf = async (id: string) =>
  (await pool().query('SELECT state FROM "ApprovalRequest" WHERE id = $1', [id])).rows[0]?.state;
/** What the trail has of an object. */
export const trailOf = async (id: string) =>
  (await pool().query('SELECT action FROM "AuditEntry" WHERE "objectId" = $1 ORDER BY id', [id])).rows.map(
    (row) => row.action,
  );
/** What a list of requests has. */
export const lines = async (caller: ReturnType<ReturnType<typeof person>>, raw: Record<string, string>) =>
  (await approvalList.run({ ...caller, db: pool() }, approvalList.input.parse(raw))).rows;

/** Lets the program know these kinds alone. */
export async function beginTallies(): Promise<void> {
  await installStandardProgram(pool());
  await pool().query(
    'CREATE TABLE IF NOT EXISTS tally (id text, name text, points int); CREATE TABLE IF NOT EXISTS content (name text, word text)',
  );
  plugApprovalKinds(registry({ tally, grave }));
}

/** Gives the kinds of the program back: other files of this process know them. */
export async function endTallies(): Promise<void> {
  plugApprovalKinds(registry(everyKind));
  await closeDatabase();
}
