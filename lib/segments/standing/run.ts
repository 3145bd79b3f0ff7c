import 'server-only';
import { type LocalDate, localDate, startOfDay } from '@/lib/kernel/day';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { type Program, program } from '@/lib/platform/program';
import { findClasses, findCuts, findStages, NOBODY, type StandingMoves } from '../store/standing';
import { stageRulesAt, valueRulesAt } from '../store/standing-rules';
import { activeAfter, beginRun, openRun, type Standings, saveRun, standingRun } from '../store/standing-runs';

const CHUNK = 20_000;

/**
 * Finds where every active member stands: his stage as of each local midnight (C7), his value as of the first of each month
 * (4.I). Whatever the minute, a round is for its scheduled date, goes on where it was stopped and is done once; changes
 * are announced, but for the first time that somebody is looked at.
 */
export async function runStandings(now: Date): Promise<Readonly<Record<Standings, number>>> {
  const settings = await program(pool());
  const day = localDate(now, settings.zone);
  const month = `${day.slice(0, 8)}01`;
  return { stage: await runRound('stage', day, settings, now), class: await runRound('class', month, settings, now) };
}

/** Does what is left of a round; answers how many members it moved. */
async function runRound(what: Standings, day: LocalDate, settings: Program, now: Date): Promise<number> {
  const known = await standingRun(pool(), what, day);
  if (known !== null && known.finishedAt !== null) return 0;
  if (known === null) {
    await beginRun(pool(), what, day, what === 'stage' ? NO_MAP : await cutsAndMap(day, settings), now);
  }
  let moved = 0;
  for (;;) {
    const step = await withTransaction((db) => runChunk(db, what, day, settings, now));
    moved += step.moved;
    if (step.isDone) return moved;
  }
}

const NO_MAP = { cuts: null, map: null };

/** What classes are given by on a date, kept with the round: a version that begins while it goes on is for the next one. */
async function cutsAndMap(day: LocalDate, settings: Program) {
  const rules = await valueRulesAt(pool(), settings, midnightOf(day, settings));
  return { cuts: await findCuts(pool(), day, rules), map: rules.map };
}

const midnightOf = (day: LocalDate, { zone }: Program): Date => startOfDay(new Date(`${day}T12:00:00Z`), zone);

async function runChunk(db: Db, what: Standings, day: LocalDate, settings: Program, now: Date) {
  const run = await openRun(db, what, day);
  if (run === null) return { moved: 0, isDone: true };
  const ids = await activeAfter(db, run.cursor, CHUNK);
  const at = midnightOf(day, settings);
  const { cuts, map } = run;
  const { moved, changes } =
    what === 'stage'
      ? await findStages(db, ids, at, await stageRulesAt(db, settings, at))
      : cuts === null || map === null
        ? NOBODY
        : await findClasses(db, ids, { day, at, cuts, map });
  await announceMoves(db, what, changes, at);
  const isDone = ids.length < CHUNK;
  const done = { cursor: ids.at(-1) ?? null, members: ids.length, moved };
  await saveRun(db, what, day, done, isDone ? now : null);
  return { moved, isDone };
}

/** Announces changes; that somebody was looked at for the first time is none. */
export const announceMoves = (db: Db, what: Standings, changes: StandingMoves['changes'], at: Date): Promise<void> =>
  announce(
    db,
    changes.map(({ memberId, from, to }) => ({
      name: what === 'stage' ? 'lifecycle.changed' : 'value.changed',
      memberId,
      payload: { from, to },
      at,
    })),
  );
