import type { Actor } from '@/lib/kernel/actor';
import { type LocalDate, localDate } from '@/lib/kernel/day';
import { seesEach, withoutHidden } from '@/lib/kernel/small';
import type { Lifecycle } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { beyondWall } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { RehearsedCell } from '../rules/rehearsal';
import type { Cuts } from '../rules/value';
import { RehearseStagesInput, RehearseValuesInput } from '../schema';
import { within } from '../store/questions';
import { findCuts, rehearsedCells, rehearsedStages } from '../store/standing';
import { stageRulesAt } from '../store/standing-rules';
import { newestRound } from '../store/standing-runs';

const REHEARSAL_MS = 60_000;

/** Who would stand where by edges that are tried: members by place, with the class that they have now. */
export type RehearsedValues = {
  /** As of the date of the last round, so that the rules alone make a difference. */
  readonly day: LocalDate;
  readonly cuts: Cuts | null;
  readonly cells: readonly RehearsedCell[];
  /** Groups that are left out, since fewer than five are in each and the reader may not see members. */
  readonly hidden: number;
  /** Whether it took too long to be told. */
  readonly isLate: boolean;
};

/** Scores everybody by edges that are tried, and saves nothing; what a map makes of it is told on the page (S0-1.3, N8). */
export const rehearseValuesCommand = command({
  name: 'segments.rehearseValues',
  can: 'segments.read',
  input: RehearseValuesInput,
  transaction: 'own',
  isReading: true,
  async run({ db: reader, actor, now }, { edges }): Promise<RehearsedValues> {
    const { zone } = await program(reader);
    const day = (await newestRound(reader, 'class')) ?? `${localDate(now, zone).slice(0, 8)}01`;
    // Edges are of the whole program, whoever looks; whom he sees in their places is of his stores (S1-5.1).
    const cuts = await within(beyondWall(reader), REHEARSAL_MS, (db) => findCuts(db, day, edges));
    const cells = cuts === null ? [] : await within(reader, REHEARSAL_MS, (db) => rehearsedCells(db, day, cuts));
    const { told, hidden } = toldTo(actor, cells ?? []);
    return { day, cuts, cells: told, hidden, isLate: cells === null };
  },
});

/** So many members are in one stage by the edges that count, and would be in another by those that are tried. */
export type StageMove = { readonly from: Lifecycle; readonly to: Lifecycle; readonly members: number };

/** Finds the stages of everybody by the edges that count and by those that are tried, and saves nothing (C7, N8). */
export const rehearseStagesCommand = command({
  name: 'segments.rehearseStages',
  can: 'segments.read',
  input: RehearseStagesInput,
  transaction: 'own',
  isReading: true,
  async run(
    { db: reader, actor, now },
    { rules },
  ): Promise<{ readonly moves: readonly StageMove[]; readonly hidden: number; readonly isLate: boolean }> {
    const counts = await stageRulesAt(reader, await program(reader), now);
    const moves = await within(reader, REHEARSAL_MS, (db) => rehearsedStages(db, now, counts, rules));
    const { told, hidden } = toldTo(actor, moves ?? []);
    return { moves: told, hidden, isLate: moves === null };
  },
});

/** Whoever may not see members is told of groups of five and more only (S1-5.1). */
const toldTo = <T extends { readonly members: number }>(actor: Actor, rows: readonly T[]) =>
  seesEach(actor) ? { told: rows, hidden: 0 } : withoutHidden(rows, ({ members }) => members);
