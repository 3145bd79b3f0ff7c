import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { purchasesFor } from './raise';
import type { Held } from './rules/held';
import type { PurchaseSpan } from './rules/need';
import { withStandIns } from './rules/publish';
import type { Version } from './rules/reach';
import { type Rehearsal, type Rehearsed, type RehearsedMove, rehearse } from './rules/rehearse';
import { keepStart, type Purchase } from './rules/window';
import type { LevelScheme } from './schema';
import { membersAfter } from './store/due';
import { heldLevels, heldOf } from './store/held';
import { purchaseSums, purchasesOf } from './store/purchases';
import { levelSchemes, schemeAt } from './store/schemes';

const CHUNK = 2_000;
// Beyond this many a rehearsal answers for the first of them, and says so.
const MEMBERS_MAX = 200_000;
const LISTED_MAX = 200;

/** What a draft would do to all members: per level how many today and then, the moves counted, the first of them listed. */
export type RehearsalResult = {
  readonly members: number;
  readonly isWhole: boolean;
  readonly up: number;
  readonly down: number;
  readonly levels: readonly { readonly code: string; readonly today: number; readonly after: number }[];
  readonly moves: readonly {
    readonly kind: 'up' | 'down';
    readonly from: string;
    readonly to: string;
    readonly members: number;
  }[];
  readonly listed: readonly RehearsedMove[];
};

/** What a rehearsal comes to for some of the members: theirs today, theirs then, and the move if it differs. */
export type RehearsedMember = Rehearsed & { readonly memberId: string };

/** Looks on while members are rehearsed, a set at a time, all of them in the end: for what the moves bring with them. */
export type RehearsalWatch = (
  members: readonly RehearsedMember[],
  about: { readonly startsAt: Date; readonly scheme: LevelScheme },
) => Promise<void>;

/** Rehearses a draft on the real members, as the evaluator decides and without saving anything (N8). */
export async function rehearseScheme(
  db: Db,
  draft: LevelScheme,
  startsAt: Date,
  now: Date,
  { max = MEMBERS_MAX, watch }: { readonly max?: number; readonly watch?: RehearsalWatch | undefined } = {},
): Promise<RehearsalResult> {
  const about = await aboutDraft(db, draft, startsAt, now);
  const { current } = about;
  const tally = newTally([...current.scheme.levels, ...draft.levels].map(({ code }) => code));
  let ids: string[] = [];
  do {
    ids = await membersAfter(db, ids.at(-1) ?? null, CHUNK);
    const members = await rehearseChunk(db, ids, about);
    for (const one of members) note(tally, one);
    await watch?.(members, { startsAt, scheme: about.draft.scheme });
  } while (ids.length === CHUNK && tally.members < max);
  return resultOf(tally, ids.length < CHUNK);
}

/** The same for members that are named, in no order (N8). */
export async function rehearseMembers(
  db: Db,
  memberIds: readonly string[],
  draft: LevelScheme,
  startsAt: Date,
  now: Date,
): Promise<RehearsedMember[]> {
  return rehearseChunk(db, memberIds, await aboutDraft(db, draft, startsAt, now));
}

async function aboutDraft(db: Db, draft: LevelScheme, startsAt: Date, now: Date): Promise<Rehearsal> {
  const settings = await program(db);
  const versions = await levelSchemes(db, settings);
  const scheme = withStandIns(
    draft,
    versions.map((one) => one.scheme),
  );
  return { current: schemeAt(versions, now), draft: { version: 0, scheme }, startsAt, zone: settings.zone };
}

type Tally = {
  members: number;
  readonly levels: Map<string, { today: number; after: number }>;
  readonly moves: Map<string, { kind: 'up' | 'down'; from: string; to: string; members: number }>;
  readonly listed: RehearsedMove[];
};

const newTally = (codes: readonly string[]): Tally => ({
  members: 0,
  levels: new Map(codes.map((code) => [code, { today: 0, after: 0 }])),
  moves: new Map(),
  listed: [],
});

async function rehearseChunk(db: Db, ids: readonly string[], about: Rehearsal): Promise<RehearsedMember[]> {
  if (ids.length === 0) return [];
  const held = (await heldLevels(db, ids)).map(heldOf);
  const [reaching, keeping] = await Promise.all([reachingOf(db, held, about), keepingOf(db, held, about)]);
  return held.map((one) => {
    const id = one.memberId;
    return { memberId: id, ...rehearse(one, reaching.get(id) ?? [], keeping.get(id) ?? [], about) };
  });
}

function note(tally: Tally, { today, after, move }: Rehearsed): void {
  tally.members++;
  countIn(tally, today).today++;
  countIn(tally, after).after++;
  if (move === null) return;
  const { kind, from, to } = move;
  const told = tally.moves.get(`${kind} ${from} ${to}`) ?? { kind, from, to, members: 0 };
  told.members++;
  tally.moves.set(`${kind} ${from} ${to}`, told);
  if (tally.listed.length < LISTED_MAX) tally.listed.push(move);
}

function countIn({ levels }: Tally, code: string): { today: number; after: number } {
  const figures = levels.get(code) ?? { today: 0, after: 0 };
  levels.set(code, figures);
  return figures;
}

function resultOf({ members, levels, moves, listed }: Tally, isWhole: boolean): RehearsalResult {
  const all = [...moves.values()].sort((a, b) => b.members - a.members);
  const sum = (kind: string) => all.reduce((n, move) => (move.kind === kind ? n + move.members : n), 0);
  const figures = [...levels].map(([code, one]) => ({ code, ...one }));
  return { members, isWhole, up: sum('up'), down: sum('down'), levels: figures, moves: all, listed };
}

const isFixed = ({ scheme }: Version): boolean => ['LIFETIME', 'SINCE_LEVEL_START'].includes(scheme.keepWindow.kind);

/** What counts for reaching: totals, or single purchases where a window is asked for. */
async function reachingOf(db: Db, held: readonly Held[], { current, draft }: Rehearsal) {
  const isLifetime = [current, draft].every(({ scheme }) => scheme.reachWindow.kind === 'LIFETIME');
  return isLifetime ? purchasesFor(db, held, draft.scheme) : singles(db, held);
}

/** What counts for keeping: one sum up to the end of the validity, or single purchases where windows differ. */
async function keepingOf(db: Db, held: readonly Held[], { current, draft, zone }: Rehearsal) {
  const isAlike = current.scheme.keepWindow.kind === draft.scheme.keepWindow.kind;
  if (!isAlike || !isFixed(draft)) return singles(db, held);
  const spans = held.flatMap((one): PurchaseSpan[] =>
    one.validTo === null
      ? []
      : [{ memberId: one.memberId, from: keepStart(draft.scheme, one, zone), cut: one.validTo }],
  );
  return Map.groupBy(await purchaseSums(db, spans), ({ memberId }) => memberId);
}

async function singles(db: Db, held: readonly Held[]): Promise<Map<string, Purchase[]>> {
  const rows = await purchasesOf(
    db,
    held.map(({ memberId }) => memberId),
  );
  return Map.groupBy(
    rows.map((row) => ({ ...row, orders: 1 })),
    ({ memberId }) => memberId,
  );
}
