import { actorLabel } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { type Facts, type Outcome, refused } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { processSpendingIn } from '@/lib/points';
import { useDrawChances } from '@/lib/rewards';
import type { GateAnswer } from '@/lib/segments';
import { decideEntry, type Had, type Way } from '../rules/enter';
import { type DrawAnswer, type DrawAsk, pairName } from './asks';
import { type DrawWork, drawDecision, type Entered, NOTHING_HAD, type OpenGame } from './work';

type No = Extract<Outcome<DrawAnswer>, { ok: false }>;

/** Decides whether one may draw, on the running state of the set; nothing is paid yet. */
export function enter(work: DrawWork, ask: DrawAsk): Entered | No {
  const member = work.members.members.get(ask.memberId);
  if (member === undefined) return refused('member_not_found', {}, 404);
  const game = work.games.get(ask.game);
  if (game === undefined) return refused('game_not_found', {}, 404);
  if (game.version !== ask.version) return refused('game_changed', { version: game.version });
  const verdict = work.verdicts.get(ask);
  if (verdict?.verdict === 'BLOCK') {
    const [worst] = verdict.evidence;
    return keepRefusal(work, ask, game, 'draw_blocked', { signal: worst?.signal ?? null, limit: worst?.limit ?? null });
  }
  const pair = pairName(ask);
  const had = work.had.get(pair) ?? NOTHING_HAD;
  const given = work.chances.get(pair) ?? 0;
  const gate = work.gate(ask.game, ask.memberId);
  const fits = gate !== 'outside' && (work.fitting.get(ask.game)?.has(ask.memberId) ?? true);
  const player = { status: member.status, level: work.levels.get(ask.memberId) ?? null, fits };
  const { terms, row } = game;
  const decision =
    resting(gate) ?? decideEntry({ terms, endedAt: row.endedAt, player, had, given, pay: ask.pay, now: work.now });
  if (!decision.allowed) return keepRefusal(work, ask, game, decision.code, decision.facts);
  count(work, pair, decision.way, 1);
  return { ask, id: newId(), game, way: decision.way };
}

/** Somebody holds the game back: it rests, or his time for it is over. */
const resting = (gate: GateAnswer) =>
  gate === 'shut' || gate === 'over'
    ? ({
        allowed: false,
        code: 'game_not_open',
        facts: { reason: gate === 'shut' ? 'paused' : 'ended', from: null },
      } as const)
    : null;

/** Takes a given chance or points for what was entered, in the same transaction; answers who could not pay, and the lines. */
export async function pay(
  db: Db,
  work: DrawWork,
  entered: readonly Entered[],
): Promise<{ readonly refusals: ReadonlyMap<Entered, No>; readonly entries: ReadonlyMap<Entered, string> }> {
  const refusals = new Map<Entered, No>();
  const entries = new Map<Entered, string>();
  for (const one of entered.filter(({ way }) => way === 'given')) {
    const isUsed = await useDrawChances(db, one.ask.memberId, one.ask.game, 1);
    if (!isUsed) refusals.set(one, undo(work, one, 'no_chances', { points: one.game.terms.chances.points }));
  }
  const bought = entered.filter(({ way }) => way === 'points');
  const outcomes = await processSpendingIn(
    db,
    bought.map(({ ask, game }) => ({
      kind: 'spend' as const,
      memberId: ask.memberId,
      actor: actorLabel({ kind: 'member', id: ask.memberId }),
      points: must(game.terms.chances.points, 'a price of what was bought'),
      note: '',
      source: { type: 'draw', id: `${ask.game}:${ask.key}` },
    })),
    work.now,
  );
  bought.forEach((one, place) => {
    const outcome = must(outcomes[place], 'an outcome for every spend');
    const points = one.game.terms.chances.points;
    if (!outcome.ok) refusals.set(one, undo(work, one, outcome.refusal.code, { points, ...outcome.refusal.facts }));
    else if (outcome.value.kind === 'entry') entries.set(one, outcome.value.entry.id);
  });
  return { refusals, entries };
}

function count(work: DrawWork, pair: string, way: Way, by: 1 | -1): void {
  const { ever, today, freeToday } = work.had.get(pair) ?? NOTHING_HAD;
  const had: Had = { ever: ever + by, today: today + by, freeToday: freeToday + (way === 'free' ? by : 0) };
  work.had.set(pair, had);
  if (way === 'given') work.chances.set(pair, (work.chances.get(pair) ?? 0) - by);
}

function undo(work: DrawWork, { ask, game, way }: Entered, code: string, facts: Facts): No {
  count(work, pairName(ask), way, -1);
  return keepRefusal(work, ask, game, code, facts);
}

function keepRefusal(work: DrawWork, ask: DrawAsk, game: OpenGame, code: string, facts: Facts): No {
  const said = { outcome: 'withheld', code, facts } as const;
  work.decisions.push(drawDecision(ask, game, said, { outcome: { drawId: null }, now: work.now }));
  return refused(code, facts);
}
