import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenMembers } from '@/lib/benefits/testing/grants';
import { publicId } from '@/lib/kernel/id';
import { bookSummary } from '@/lib/ledger';
import { merge } from '@/lib/merging/testing/merging';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund } from '@/lib/orders/testing/orders';
import { type Command, execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { climbShownCommand, figuresShownCommand } from './commands/shown';
import { lastClimb, momentOf } from './queries';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const someone = async () => (await givenMembers(1))[0] ?? '';
const climb = async (memberId: string) => (await momentOf(pool(), memberId, new Date())).climb;
const say = <O>(memberId: string, command: Command<never, O>, input: unknown): Promise<O> =>
  execute(command, { ...systemCaller('test'), actor: { kind: 'member', id: memberId } }, input);
const shown = (memberId: string, change: string) =>
  say(memberId, climbShownCommand as never, { change: publicId('levelChange', change) });

let sales = 0;
async function buy(member: string, yuan: number, paidAt = new Date().toISOString()): Promise<string> {
  const externalId = `moment-${sales++}`;
  const [outcome] = await processOrders([anOrder({ member, yuan, paidAt, externalId })], new Date());
  if (outcome?.ok !== true) throw new Error('not settled');
  return externalId;
}

describe('a climb', () => {
  test('is told until it was shown, over several levels at once, and never twice', async () => {
    const id = await someone();
    expect(await climb(id)).toBeNull();
    await buy(id, 900);
    const first = await climb(id);
    expect(first).toMatchObject({ from: 'bronze', to: 'gold' });
    const change = first?.change ?? '';
    await Promise.all([shown(id, change), shown(id, change), shown(id, change)]);
    expect(await climb(id)).toBeNull();
    expect(await lastClimb(pool(), id)).toMatchObject({ from: 'bronze', to: 'gold' });
    await buy(id, 1_500);
    const next = await climb(id);
    expect(next).toMatchObject({ from: 'gold', to: 'platinum' });
    await shown(id, next?.change ?? '');
    // An older one that is said late takes nothing back.
    await shown(id, change);
    expect(await climb(id)).toBeNull();
  });

  test('that a refund took back, that a merge brought, or that is history is none', async () => {
    const [refunded, merged, other, imported] = [await someone(), await someone(), await someone(), await someone()];
    const order = await buy(refunded, 300);
    const asked = aRefund(order, [{ id: '1', quantity: 1 }], { refundedAt: new Date().toISOString() });
    const [outcome] = await processRefunds([asked], new Date());
    expect(outcome?.ok).toBe(true);
    expect(await climb(refunded)).toBeNull();
    await buy(other, 900);
    await merge(other, merged, {}, new Date());
    expect(await climb(merged)).toBeNull();
    await buy(imported, 900, new Date(Date.now() - 30 * 86_400_000).toISOString());
    expect(await climb(imported)).toBeNull();
    expect(await lastClimb(pool(), imported)).toMatchObject({ to: 'gold' });
  });

  test('is its member’s alone to put aside', async () => {
    const [one, other] = [await someone(), await someone()];
    await buy(one, 300);
    const change = (await climb(one))?.change ?? '';
    await expect(shown(other, change)).rejects.toMatchObject({ code: 'levelChange_not_found' });
    expect(await climb(one)).not.toBeNull();
  });
});

test('figures are kept as they were shown, for each member his own', async () => {
  const [one, other] = [await someone(), await someone()];
  expect((await momentOf(pool(), one, new Date())).shown).toEqual({ climb: null, points: null, growth: null });
  const { points, growth } = await bookSummary(pool(), one, new Date());
  const figures = { points: points.available, growth: growth.total };
  await say(one, figuresShownCommand as never, figures);
  await say(one, figuresShownCommand as never, figures);
  expect((await momentOf(pool(), one, new Date())).shown).toMatchObject(figures);
  expect((await momentOf(pool(), other, new Date())).shown.points).toBeNull();
});
