import { enrolMembers } from '@/lib/enrolment';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { shared } from '@/lib/platform/shared';
import type { DrawAsk } from '../draw/asks';
import { processDrawsIn } from '../draw/process';
import { openStocks } from '../store/stocks';
import { addGame, addVersion } from '../store/versions';
import { termsOfGame } from './terms';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

/** Enrols so many members and answers their ids. */
export async function givenMembers(count: number): Promise<string[]> {
  const options = { actor: { kind: 'system', name: 'test' } as const, now: new Date() };
  const registeredAt = new Date('2026-01-05T00:00:00Z');
  const ids: string[] = [];
  for (let at = 0; at < count; at += 500) {
    const said = Array.from({ length: Math.min(500, count - at) }, () => ({ registeredAt }));
    ids.push(...(await enrolMembers(said, options)).flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : [])));
  }
  return ids;
}

/** Publishes a game with what a test says of its terms, in force since long ago; answers its code. */
export async function givenGame(more: Parameters<typeof termsOfGame>[0] = {}): Promise<string> {
  const code = `g-${newId().slice(-12)}`;
  const terms = termsOfGame(more);
  await addGame(pool(), { code, createdAt: LONG_AGO, createdBy: 'test', demo: false });
  const about = { effectiveFrom: LONG_AGO, publishedAt: LONG_AGO, publishedBy: 'test', note: 'test' };
  await addVersion(pool(), { code, version: 1, terms, ...about });
  await openStocks(
    pool(),
    code,
    terms.prizes.map((prize) => prize.code),
  );
  await forgetBook();
  return code;
}

/** Lets this process see what was published a moment ago. */
export async function forgetBook(): Promise<void> {
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1 WHERE "id" = 1');
  shared.forget('program');
}

/** A member's wish to draw; a key of its own unless a test names one. */
export const aDraw = (memberId: string, game: string, more: Partial<DrawAsk> = {}): DrawAsk => ({
  memberId,
  game,
  key: newId(),
  pay: 'chance',
  version: 1,
  from: {},
  ...more,
});

/** Draws one after the other, each in a transaction of its own, with rolls that a test says; answers prizes or refusals. */
export async function drawn(
  asks: readonly DrawAsk[],
  { now = new Date(), roll }: { readonly now?: Date; readonly roll?: number } = {},
): Promise<(string | null)[]> {
  const answers: (string | null)[] = [];
  for (const ask of asks) {
    const throwing = roll === undefined ? undefined : () => roll;
    const [outcome] = await withTransaction((db) => processDrawsIn(db, [ask], now, throwing));
    answers.push(outcome?.ok ? outcome.value.draw.prize : (outcome?.refusal.code ?? 'none'));
  }
  return answers;
}

/** How many draws of a game there are, what was given by prize, and what the counters say. */
export async function booked(game: string) {
  const draws = await pool().query(
    `SELECT coalesce("prize", '') AS prize, count(*)::int AS times FROM "GameDraw" WHERE "game" = $1 GROUP BY 1 ORDER BY 1`,
    [game],
  );
  const stocks = await pool().query(
    'SELECT "prize", "given" AS times FROM "GamePrize" WHERE "game" = $1 AND "given" > 0 ORDER BY "prize"',
    [game],
  );
  const tallies = await pool().query(
    `SELECT "prize", "given" AS times FROM "GameTally" WHERE "game" = $1 AND "given" > 0 ORDER BY "prize"`,
    [game],
  );
  const timesOf = (rows: readonly { prize: string; times: number }[]) =>
    Object.fromEntries(rows.map(({ prize, times }) => [prize, times]));
  return { draws: timesOf(draws.rows), stocks: timesOf(stocks.rows), tallies: timesOf(tallies.rows) };
}
