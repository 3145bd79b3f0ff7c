import type { Decision } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import type { Facts } from '@/lib/kernel/refusal';
import type { MemberWork } from '@/lib/members';
import { newId } from '@/lib/platform/new-id';
import type { Judged } from '@/lib/risk';
import type { GateKeeper } from '@/lib/segments';
import type { Had, Way } from '../rules/enter';
import type { Terms } from '../rules/terms';
import type { DrawRow } from '../store/draws';
import type { GameRow } from '../store/versions';
import type { DrawAsk } from './asks';

/** A game with the version that counts of it now. */
export type OpenGame = { readonly row: GameRow; readonly version: number; readonly terms: Terms };

/** A draw that may happen: who pays how; the roll is thrown when it is paid. */
export type Entered = { readonly ask: DrawAsk; readonly id: string; readonly game: OpenGame; readonly way: Way };

/** What a set of draws works on between one load and one save; members are locked meanwhile. */
export type DrawWork = {
  readonly now: Date;
  readonly zone: string;
  readonly members: MemberWork;
  readonly games: ReadonlyMap<string, OpenGame>;
  readonly levels: ReadonlyMap<string, string>;
  /** By game with a condition: the members for whom it holds. */
  readonly fitting: ReadonlyMap<string, ReadonlySet<string>>;
  /** What holds games back from members. */
  readonly gate: GateKeeper;
  readonly verdicts: ReadonlyMap<DrawAsk, Judged>;
  /** Figures of members by `pairName`: draws so far, given chances left, prizes won by code. */
  readonly had: Map<string, Had>;
  readonly chances: Map<string, number>;
  readonly won: Map<string, Map<string, number>>;
  readonly known: Map<string, DrawRow>;
  readonly decisions: Decision[];
};

/** What somebody has had who has not drawn yet. */
export const NOTHING_HAD: Had = { ever: 0, today: 0, freeToday: 0 };

/** The decision about one draw, ready to be kept: what came of it, or why it was refused. */
export function drawDecision(
  { memberId, game: code }: Pick<DrawAsk, 'memberId' | 'game'>,
  game: OpenGame,
  said: { readonly outcome: Reason['outcome']; readonly code: string; readonly facts: Facts },
  { outcome, now }: { readonly outcome: Record<string, unknown>; readonly now: Date },
): Decision {
  const { name } = game.terms;
  const facts = { game: name.zh, gameEn: name.en, ...said.facts };
  const rule = `games@${game.version}#${code}`;
  return {
    memberId,
    id: newId(),
    kind: 'game.drawn',
    subjectType: 'game',
    subjectId: code,
    at: now,
    reasons: [{ topic: 'draw', outcome: said.outcome, code: said.code, facts, rule }],
    outcome,
  };
}
