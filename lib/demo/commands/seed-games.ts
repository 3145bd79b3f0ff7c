import 'server-only';
import { openGame, processDrawsIn } from '@/lib/games';
import { actorLabel } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { knownMembers } from '@/lib/members';
import { pool, withTransaction } from '@/lib/platform/db';
import { program, raiseRevision } from '@/lib/platform/program';
import { demoGames } from '../rules/games';
import { memberExternalId } from '../rules/people';
import { chanceOf } from '../rules/random';
import { DEMO_ACTOR } from '../story-events';

// The crowd of the story, behind those whose situations are written by hand and who sign in.
const FIRST = 101;
const SEED = 56;

/**
 * Opens the games of the demo and lets some members of the story draw, by the way that all draws go but with dice of the
 * story, which always fall the same. What is there stays: a game is known by its code, a draw by its key.
 */
export async function seedGames(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const games = demoGames(now, zone);
  await withTransaction(async (db) => {
    await raiseRevision(db, now);
    const hand = { by: actorLabel(DEMO_ACTOR), note: '演示数据', now, isDemo: true };
    for (const { code, terms } of games) await openGame(db, code, terms, hand);
  });
  for (const { code, players } of games) {
    const names = Array.from({ length: players }, (_, place) => memberExternalId(FIRST + place));
    const known = await knownMembers(pool(), { externalIds: names });
    const asks = names
      .flatMap((name) => known.get(`external:${name}`) ?? [])
      .map((memberId) => ({ memberId, game: code, key: 'demo', pay: 'chance' as const, version: 1, from: {} }));
    if (asks.length === 0) continue;
    const chance = chanceOf(SEED, code);
    const outcomes = await withTransaction((db) => processDrawsIn(db, asks, now, (total) => chance.int(0, total - 1)));
    for (const outcome of outcomes)
      assert(outcome.ok, outcome.ok ? '' : `the demo's draw was refused: ${outcome.refusal.code}`);
  }
}
