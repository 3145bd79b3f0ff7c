import { must } from '@/lib/kernel/assert';
import { validityEnd } from '@/lib/kernel/day';
import type { Reason } from '@/lib/kernel/decision';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { Program } from '@/lib/platform/program';
import { decideReach, type LevelFacts, levelHeldAt, startLevel } from './rules/reach';
import type { Level } from './schema';
import {
  type HeldLevel,
  heldLevels,
  type LevelChange,
  levelChanges,
  levelSchemes,
  type SchemeVersion,
  saveLevels,
  schemeAt,
} from './store';

/** Levels of a set of locked members, held in memory between one load and one save. */
export type LevelWork = {
  readonly zone: string;
  readonly versions: readonly SchemeVersion[];
  readonly held: Map<string, HeldLevel>;
  readonly history: Map<string, LevelChange[]>;
  readonly changes: LevelChange[];
};

/** A level as it appears in an answer. */
export type LevelView = { readonly code: string; readonly rank: number; readonly name: Level['name'] };

/** What brought a change about. */
export type LevelSource = { readonly type: string; readonly id: string; readonly at: Date };

/**
 * Loads schemes and held levels. The history is read only for members with an event before their last change, which
 * must see the level of its own time.
 */
export async function loadLevelWork(db: Db, program: Program, events: ReadonlyMap<string, Date>): Promise<LevelWork> {
  const versions = await levelSchemes(db, program);
  const held = new Map((await heldLevels(db, [...events.keys()])).map((row) => [row.memberId, row]));
  const late = [...events].filter(([memberId, earliest]) => earliest < (held.get(memberId)?.since ?? earliest));
  const history =
    late.length === 0
      ? []
      : await levelChanges(
          db,
          late.map(([memberId]) => memberId),
        );
  return { zone: program.zone, versions, held, history: Map.groupBy(history, ({ memberId }) => memberId), changes: [] };
}

/** The code of the level that the member held at the instant; that of the start before any (P-levels). */
export function levelCodeAt(work: LevelWork, memberId: string, at: Date): string {
  const held = work.held.get(memberId);
  if (held === undefined) return startLevel(schemeAt(work.versions, at).scheme).code;
  if (held.since <= at) return held.code;
  return levelHeldAt(work.history.get(memberId) ?? [], at)?.toCode ?? held.code;
}

/** Gives a new member the level that everyone starts with. */
export function startAtFirstLevel(work: LevelWork, memberId: string, source: LevelSource): LevelView {
  const { version, scheme } = schemeAt(work.versions, source.at);
  const level = startLevel(scheme);
  change(work, memberId, null, level, {
    at: source.at,
    validTo: null,
    reason: 'enrolled',
    scheme: version,
    source,
    facts: {},
  });
  return viewOf(level);
}

/**
 * Reaches the highest level whose rule holds, at once; the change is dated at the event, at the earliest at the last
 * change (4.B.2, P-levels). Answers the levels before and after and the reason when it rose.
 */
export function reachLevel(
  work: LevelWork,
  memberId: string,
  purchases: { readonly orders: number; readonly amount: number },
  source: LevelSource,
): { readonly before: LevelView; readonly after: LevelView; readonly reasons: readonly Reason[] } {
  const { version, scheme } = schemeAt(work.versions, source.at);
  const held = must(work.held.get(memberId), `member ${memberId} without a level`);
  const current = scheme.levels.find(({ code }) => code === held.code) ?? startLevel(scheme);
  const facts: LevelFacts = { ...purchases, invited: held.invitationAcceptedAt !== null };
  const level = decideReach(scheme, facts, held.rank);
  if (level === null) return { before: viewOf(current), after: viewOf(current), reasons: [] };
  const at = source.at > held.since ? source.at : held.since;
  const validTo = validityEnd(at, scheme.validityMonths, work.zone);
  change(work, memberId, held, level, {
    at,
    validTo,
    reason: 'reached',
    scheme: version,
    source,
    facts: { ...purchases },
  });
  const reason: Reason = {
    topic: 'level',
    outcome: 'given',
    code: 'level_reached',
    facts: { from: current.code, to: level.code, orders: facts.orders, amount: facts.amount },
    rule: `levels@${version}#${level.code}`,
  };
  return { before: viewOf(current), after: viewOf(level), reasons: [reason] };
}

/** The level a member holds in the working set, as it appears in an answer. */
export function levelView(work: LevelWork, memberId: string): LevelView | null {
  const held = work.held.get(memberId);
  if (held === undefined) return null;
  const level = work.versions.flatMap(({ scheme }) => scheme.levels).find(({ code }) => code === held.code);
  return level === undefined ? null : viewOf(level);
}

/** Saves the changes and the levels held after them. */
export async function saveLevelWork(db: Db, work: LevelWork): Promise<void> {
  if (work.changes.length === 0) return;
  const ids = new Set(work.changes.map(({ memberId }) => memberId));
  await saveLevels(
    db,
    [...ids].map((id) => must(work.held.get(id), 'change without a level')),
    work.changes,
  );
}

function change(
  work: LevelWork,
  memberId: string,
  from: HeldLevel | null,
  to: Level,
  how: {
    at: Date;
    validTo: Date | null;
    reason: string;
    scheme: number;
    source: LevelSource;
    facts: Record<string, unknown>;
  },
): void {
  const { source, ...said } = how;
  const row: LevelChange = {
    memberId,
    id: newId(),
    fromCode: from?.code ?? null,
    fromRank: from?.rank ?? null,
    toCode: to.code,
    toRank: to.rank,
    ...said,
    sourceType: source.type,
    sourceId: source.id,
  };
  work.changes.push(row);
  const history = work.history.get(memberId);
  if (history !== undefined) history.push(row);
  else if (from !== null) work.history.set(memberId, [asChange(from), row]);
  const { at: since, validTo, scheme } = how;
  const invitationAcceptedAt = from?.invitationAcceptedAt ?? null;
  work.held.set(memberId, { memberId, code: to.code, rank: to.rank, since, validTo, scheme, invitationAcceptedAt });
}

/** The held level as the last change of a history whose earlier part no event of this set can ask for. */
const asChange = (held: HeldLevel): LevelChange => ({
  memberId: held.memberId,
  id: '',
  fromCode: null,
  fromRank: null,
  toCode: held.code,
  toRank: held.rank,
  at: held.since,
  validTo: held.validTo,
  reason: 'held',
  scheme: held.scheme,
  sourceType: '',
  sourceId: '',
  facts: {},
});

const viewOf = ({ code, rank, name }: Level): LevelView => ({ code, rank, name });
