import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { mergeMembersCommand, splitMembersCommand } from '@/lib/merging';
import { execute, InvalidInput } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { drawCommand } from './commands/draw';
import { addressPrizeCommand, revealPrizeAddressCommand, shipPrizeCommand } from './commands/prize-orders';
import { endGameCommand, publishGameCommand, saveGameDraftCommand } from './commands/versions';
import { gamePage, gameRows } from './console';
import { memberGames, memberPrizes } from './queries';
import { aDraw, drawn, forgetBook, givenGame, givenMembers } from './testing/games';
import { termsOfGame } from './testing/terms';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const CALLER = systemCaller('test');
const NOTE = 'for the test';
const member = (id: string) => ({ ...CALLER, actor: { kind: 'member', id } as const, now: new Date() });
const staff = (...permissions: readonly Permission[]) => {
  const actor: Actor = {
    kind: 'staff',
    id: newId(),
    name: '小林',
    roles: [],
    permissions: new Set(permissions),
    scope: null,
  };
  return { ...CALLER, actor, now: new Date() };
};
const said = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string; problems?: readonly { path: string; message: string }[] }) =>
      error instanceof InvalidInput ? error.problems.map(({ path, message }) => `${path} ${message}`) : error.code,
  );
const code = () => `g-${newId().slice(-12)}`;
const raw = (more: Parameters<typeof termsOfGame>[0] = {}) => JSON.parse(JSON.stringify(termsOfGame(more)));
const first = async (game: string, memberId: string) => (await drawn([aDraw(memberId, game)], { roll: 0 }))[0];
const ADDRESS = { recipient: '王小雨', phone: '13800001234', address: '上海市徐汇区衡山路 1 号' };

describe('publishing a game', () => {
  test('makes its next version and drops the draft; whoever began from an older one looks again', async () => {
    const game = code();
    const hand = staff('games.edit');
    await execute(saveGameDraftCommand, hand, { code: game, basedOn: 0, terms: { name: { zh: '转' } } });
    const terms = raw();
    const publish = (basedOn: number) =>
      said(execute(publishGameCommand, hand, { code: game, basedOn, terms, note: NOTE }));
    expect(await publish(0)).toBe('done');
    expect(await publish(0)).toBe('terms_changed_meanwhile');
    expect(await publish(1)).toBe('done');
    const page = await gamePage.run({ ...hand, db: pool() }, { code: game });
    expect([page.draft, page.versions.map(({ version }) => version)]).toEqual([null, [2, 1]]);
    expect(page.stocks.map(({ prize }) => prize)).toEqual(['a']);
  });

  test('refuses what is worth more than the ceiling, and rewards that nobody knows', async () => {
    const hand = staff('games.edit');
    const publish = (prize: object) =>
      said(
        execute(publishGameCommand, hand, {
          code: code(),
          basedOn: 0,
          terms: raw({ prizes: [{ code: 'a', ...prize }] }),
          note: NOTE,
        }),
      );
    expect(await publish({ worth: 5_000_000 })).toBe('done');
    expect(await publish({ worth: 5_000_001 })).toBe('prize_over_ceiling');
    const odd = (kind: string, params: unknown) => ({ gives: { as: 'rewards', rewards: [{ kind, params }] } });
    expect(await publish(odd('gold_bar', {}))).toEqual(['prizes.0.gives.rewards.0.kind reward_unknown']);
    expect(await publish(odd('points', { points: 0 }))).toEqual([
      expect.stringContaining('prizes.0.gives.rewards.0.params.points'),
    ]);
  });

  test('and ending are for those who may edit', async () => {
    const game = await givenGame();
    const input = { code: game, basedOn: 1, terms: raw(), note: NOTE };
    expect(await said(execute(publishGameCommand, staff('games.read'), input))).toBe('forbidden');
    expect(await said(execute(endGameCommand, staff('games.ship'), { code: game, note: NOTE }))).toBe('forbidden');
  });
});

test('a game that is ended early gives nothing more, cannot begin again, and what was won stays', async () => {
  const game = await givenGame();
  const [one = '', other = ''] = await givenMembers(2);
  expect(await first(game, one)).toBe('a');
  const hand = { ...staff('games.edit'), now: new Date() };
  await execute(endGameCommand, hand, { code: game, note: NOTE });
  await forgetBook();
  expect(await first(game, other)).toBe('game_not_open');
  expect(await said(execute(endGameCommand, hand, { code: game, note: NOTE }))).toBe('game_ended');
  const publish = { code: game, basedOn: 1, terms: raw(), note: NOTE };
  expect(await said(execute(publishGameCommand, hand, publish))).toBe('game_ended');
  expect((await gameRows(pool(), new Date())).find((row) => row.code === game)?.phase).toBe('ended');
  expect((await memberPrizes(pool(), one, { before: null, limit: 5 })).map(({ prize }) => prize.code)).toEqual(['a']);
});

describe('goods that were won', () => {
  const won = async () => {
    const game = await givenGame({ prizes: [{ code: 'cup', gives: { as: 'goods' }, stock: 10 }] });
    const [memberId = '', stranger = ''] = await givenMembers(2);
    expect(await first(game, memberId)).toBe('cup');
    const [prize] = await memberPrizes(pool(), memberId, { before: null, limit: 1 });
    return { game, memberId, stranger, draw: prize?.id ?? '' };
  };
  const stateOf = async (memberId: string) =>
    (await memberPrizes(pool(), memberId, { before: null, limit: 1 }))[0]?.order ?? null;

  test('wait for the address, then for the parcel; the address is kept sealed and read on record', async () => {
    const { memberId, draw } = await won();
    const parcel = { memberId: publicId('member', memberId), draw, carrier: '顺丰', parcel: 'SF1234' };
    const hand = staff('games.ship');
    expect(await stateOf(memberId)).toMatchObject({ state: 'to_address', address: null });
    expect(await said(execute(shipPrizeCommand, hand, parcel))).toBe('prize_not_ready');
    await execute(addressPrizeCommand, member(memberId), { draw, ...ADDRESS });
    expect(await stateOf(memberId)).toMatchObject({ state: 'to_ship', address: ADDRESS });
    const { rows } = await pool().query('SELECT "address" FROM "PrizeOrder" WHERE "memberId" = $1', [memberId]);
    expect(rows[0].address).not.toContain('衡山路');
    const look = { memberId: parcel.memberId, draw };
    expect(await execute(revealPrizeAddressCommand, hand, look)).toEqual(ADDRESS);
    const seen = await pool().query(
      `SELECT count(*)::int AS n FROM "AuditEntry" WHERE "action" = 'games.revealAddress'`,
    );
    expect(seen.rows[0].n).toBe(1);
    await execute(shipPrizeCommand, hand, parcel);
    expect(await stateOf(memberId)).toMatchObject({ state: 'shipped', carrier: '顺丰', parcel: 'SF1234' });
    const late = execute(addressPrizeCommand, member(memberId), { draw, ...ADDRESS });
    expect(await said(late)).toBe('prize_not_open');
    expect(await said(execute(shipPrizeCommand, hand, parcel))).toBe('prize_not_ready');
  });

  test('are of nobody else: neither their address nor the draw can be reached by an id', async () => {
    const { game, memberId, stranger, draw } = await won();
    const asked = execute(addressPrizeCommand, member(stranger), { draw, ...ADDRESS });
    expect(await said(asked)).toBe('prize_not_open');
    expect(await stateOf(memberId)).toMatchObject({ state: 'to_address' });
    expect(await memberPrizes(pool(), stranger, { before: null, limit: 5 })).toEqual([]);
    // The key of another member's draw is a new key of one's own.
    const { rows } = await pool().query('SELECT "drawKey" FROM "GameDraw" WHERE "memberId" = $1', [memberId]);
    const input = { game, key: rows[0].drawKey, pay: 'chance' as const, version: 1 };
    const own = await execute(drawCommand, member(stranger), input);
    expect([own.isRepeat, own.draw === draw]).toEqual([false, false]);
    expect(await said(execute(drawCommand, staff('games.edit'), input))).toBe('forbidden');
  });
});

test('a member is shown what warms up, what runs, and what ended in the last thirty days, running games first', async () => {
  const now = new Date('2026-06-15T12:00:00Z');
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const codes = {
    ended: await givenGame({ from: day(-20), to: day(-10) }),
    longOver: await givenGame({ from: day(-50), to: day(-31) }),
    warming: await givenGame({ from: day(1), to: day(9) }),
    running: await givenGame({ from: day(-1), to: day(1) }),
  };
  const [memberId = ''] = await givenMembers(1);
  const shown = (await memberGames(pool(), memberId, now)).filter((view) => Object.values(codes).includes(view.code));
  expect(shown.map(({ code: one, phase }) => [one, phase])).toEqual([
    [codes.running, 'running'],
    [codes.warming, 'warming'],
    [codes.ended, 'ended'],
  ]);
});

test('a merge takes draws and goods along, limits count them together, and its undoing gives them back', async () => {
  const game = await givenGame({
    prizes: [{ code: 'cup', gives: { as: 'goods' }, perMember: 1 }],
    chances: { freePerDay: 2 },
  });
  const [one = '', other = ''] = await givenMembers(2);
  const ask = aDraw(one, game, { key: 'same' });
  expect(await drawn([ask, { ...ask, memberId: other }], { roll: 0 })).toEqual(['cup', 'cup']);
  const ids = { memberId: publicId('member', one), absorbedId: publicId('member', other) };
  const { mergeId } = await execute(mergeMembersCommand, CALLER, { ...ids, picks: {}, reason: NOTE });
  const prizesOf = async (id: string) => (await memberPrizes(pool(), id, { before: null, limit: 9 })).length;
  expect([await prizesOf(one), await prizesOf(other)]).toEqual([2, 0]);
  expect(await drawn([aDraw(one, game)], { roll: 0 })).toEqual(['no_chances']);
  await execute(splitMembersCommand, CALLER, {
    memberId: ids.memberId,
    mergeId: publicId('merge', mergeId),
    reason: NOTE,
  });
  expect([await prizesOf(one), await prizesOf(other)]).toEqual([1, 1]);
  expect(await drawn([{ ...ask, memberId: other }], { roll: 1 })).toEqual(['cup']);
});
