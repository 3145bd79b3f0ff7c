import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import type { Program } from '@/lib/platform/program';
import { nextDue } from './rules/due';
import { type Change, effectiveLevel, type Held } from './rules/held';
import { purchaseNeed } from './rules/need';
import { levelHeldAt, startLevel } from './rules/reach';
import type { Level } from './schema';
import { heldLevels, heldOf, type LevelChange, levelChanges, saveChanges, saveHeld } from './store/held';
import { type OrderPurchase, purchasesSince } from './store/purchases';
import { levelSchemes, type SchemeVersion, schemeAt } from './store/schemes';

/** Levels of a set of locked members, held in memory between one load and one save. */
export type LevelWork = {
  readonly zone: string;
  readonly versions: readonly SchemeVersion[];
  readonly held: Map<string, Held>;
  readonly history: Map<string, LevelChange[]>;
  /** Qualifying orders, of those members whose level counts only some of them; the others' totals are enough. */
  readonly purchases: Map<string, OrderPurchase[]>;
  readonly changes: LevelChange[];
  readonly changed: Set<string>;
};

/** A level as it appears in an answer. */
export type LevelView = { readonly code: string; readonly rank: number; readonly name: Level['name'] };

/** What brought a change about. */
export type LevelSource = { readonly type: string; readonly id: string; readonly at: Date };

/**
 * Loads schemes and held levels. The history is read only for members with an event before their last change, which
 * must see the level of its own time; single purchases only for members with something due or a window by their `last`
 * event.
 */
export async function loadLevelWork(
  db: Db,
  program: Program,
  first: ReadonlyMap<string, Date>,
  last: ReadonlyMap<string, Date> = new Map(),
): Promise<LevelWork> {
  const { zone } = program;
  const versions = await levelSchemes(db, program);
  const rows = (await heldLevels(db, [...first.keys()])).map(heldOf);
  const late = rows.filter(({ memberId, changedAt }) => (first.get(memberId) ?? changedAt) < changedAt);
  const needed = rows.flatMap((held) => {
    const { memberId } = held;
    const [from, to] = [first.get(memberId), last.get(memberId)];
    const need = from === undefined || to === undefined ? null : purchaseNeed(held, { from, to }, versions, zone);
    return need === null ? [] : [{ memberId, ...need }];
  });
  const [history, purchases] = await Promise.all([
    late.length === 0
      ? []
      : levelChanges(
          db,
          late.map(({ memberId }) => memberId),
        ),
    purchasesSince(db, needed),
  ]);
  const found = Map.groupBy(purchases, ({ memberId }) => memberId);
  return {
    zone,
    versions,
    held: new Map(rows.map((held) => [held.memberId, held])),
    history: Map.groupBy(history, ({ memberId }) => memberId),
    purchases: new Map(needed.map(({ memberId }) => [memberId, found.get(memberId) ?? []])),
    changes: [],
    changed: new Set(),
  };
}

/** The code of the level that the member held at the instant; that of the start before any (P-levels). */
export function levelCodeAt(work: LevelWork, memberId: string, at: Date): string {
  const held = work.held.get(memberId);
  if (held === undefined) return startLevel(schemeAt(work.versions, at).scheme).code;
  if (held.changedAt <= at) return effectiveLevel(held, at).code;
  return levelHeldAt(work.history.get(memberId) ?? [], at)?.toCode ?? held.code;
}

/** Gives a new member the level that everyone starts with. */
export function startAtFirstLevel(work: LevelWork, memberId: string, source: LevelSource): LevelView {
  const { version, scheme } = schemeAt(work.versions, source.at);
  const level = startLevel(scheme);
  const held: Held = {
    memberId,
    code: level.code,
    rank: level.rank,
    since: source.at,
    validTo: null,
    keepFrom: source.at,
    graceUntil: null,
    scheme: version,
    provisional: null,
    changedAt: source.at,
    reachFrom: null,
    invitedAt: null,
    invitationAcceptedAt: null,
    protectedUntil: null,
    lent: null,
  };
  const { at } = source;
  const change: Change = { reason: 'enrolled', from: null, to: level, at, validTo: null, scheme: version, facts: {} };
  put(work, held, [change], source);
  return viewOf(level);
}

/** Keeps what was decided in the working set: what is held, and the changes on the way with their source. */
export function put(
  work: LevelWork,
  held: Held,
  changes: readonly Change[],
  source: Pick<LevelSource, 'type' | 'id'>,
): void {
  const { memberId } = held;
  const before = work.held.get(memberId);
  work.held.set(memberId, held);
  work.changed.add(memberId);
  if (changes.length === 0) return;
  const rows = changes.map((change) => changeRow(memberId, change, source));
  work.changes.push(...rows);
  const history = work.history.get(memberId);
  if (history !== undefined) history.push(...rows);
  else if (before !== undefined) work.history.set(memberId, [asChange(before), ...rows]);
}

/** A change as it is written down. */
export function changeRow(
  memberId: string,
  { reason, from, to, at, validTo, scheme, facts }: Change,
  source: Pick<LevelSource, 'type' | 'id'>,
): LevelChange {
  return {
    memberId,
    id: newId(),
    fromCode: from?.code ?? null,
    fromRank: from?.rank ?? null,
    toCode: to.code,
    toRank: to.rank,
    at,
    validTo,
    reason,
    scheme,
    sourceType: source.type,
    sourceId: source.id,
    facts: { ...facts },
  };
}

/** The level a member holds in the working set at the instant, as it appears in an answer. */
export function levelView(work: LevelWork, memberId: string, at: Date): LevelView | null {
  const held = work.held.get(memberId);
  return held === undefined ? null : viewOfCode(work, effectiveLevel(held, at));
}

/** A level by its code, as it appears in an answer; one that no version knows appears by its code. */
export function viewOfCode({ versions }: LevelWork, { code, rank }: { code: string; rank: number }): LevelView {
  const level = versions.flatMap(({ scheme }) => scheme.levels).find((one) => one.code === code);
  return level === undefined ? { code, rank, name: { zh: code, en: code } } : viewOf(level);
}

/** Saves the changes and the levels held after them, and announces all but what its caller announces with more facts. */
export async function saveLevelWork(db: Db, work: LevelWork): Promise<void> {
  if (work.changed.size === 0) return;
  const levels = [...work.changed].map((id) => must(work.held.get(id), 'change without a level'));
  await Promise.all([
    saveHeld(
      db,
      levels.map((held) => {
        const { scheme } = schemeAt(work.versions, held.changedAt);
        return { held, dueAt: nextDue(held, scheme, held.changedAt, work.zone) };
      }),
    ),
    saveChanges(db, work.changes),
    announce(db, work.changes.filter((change) => !isAnnouncedElsewhere(change)).map(announcementOf)),
  ]);
}

/** Enrolling and settling announce by themselves what they brought about, with more facts. */
const isAnnouncedElsewhere = ({ reason, sourceType }: LevelChange): boolean =>
  reason === 'enrolled' || (reason === 'reached' && sourceType === 'order');

/** A change as it is announced: `level.reached`, `level.kept`, `level.dropped`, … */
export const announcementOf = ({ memberId, reason, fromCode, toCode, at, validTo, id }: LevelChange) => ({
  name: `level.${reason}`,
  memberId,
  payload: { changeId: id, from: fromCode, to: toCode, validTo: validTo?.toISOString() ?? null },
  at,
});

/** The held level as the last change of a history whose earlier part no event of this set can ask for. */
function asChange(held: Held): LevelChange {
  const { code, rank } = held.lent ?? held;
  return {
    memberId: held.memberId,
    id: '',
    fromCode: null,
    fromRank: null,
    toCode: code,
    toRank: rank,
    at: held.changedAt,
    validTo: held.validTo,
    reason: 'held',
    scheme: held.scheme,
    sourceType: '',
    sourceId: '',
    facts: {},
  };
}

const viewOf = ({ code, rank, name }: Level): LevelView => ({ code, rank, name });
