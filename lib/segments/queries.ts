import 'server-only';
import { z } from 'zod';
import { type Actor, isScoped, may } from '@/lib/kernel/actor';
import { addDays, localDate, startOfDay } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { seesEach, unlessFew } from '@/lib/kernel/small';
import { membersById, storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { freshBook } from './book';
import type { Terms } from './rules/terms';
import { type TrendDay, trendOf } from './rules/trend';
import { SegmentCode } from './schema';
import { listedCounts } from './store/lists';
import { lastMoves, movesByDay } from './store/moves';
import { type RunRow, runsOf } from './store/runs';
import {
  allDrafts,
  draftOf,
  type Fault,
  type SegmentRow,
  type SegmentVersion,
  type Standing,
  standingsWithin,
} from './store/segments';
import { lineErrorsOf, type UploadRow, uploadsOf } from './store/uploads';
import { type SegmentUse, segmentUses } from './uses-plugged';

const RUNS = 20;
const MOVES = 20;
const ERRORS = 50;
const TREND_DAYS = 60;

/** The name in a draft, which need not be right otherwise. */
const WrittenName = z.object({ name: z.object({ zh: z.string().default(''), en: z.string().default('') }) });

/** A segment as the list knows it. */
export type SegmentRowView = {
  readonly code: string;
  readonly state: SegmentRow['state'] | null;
  readonly version: number;
  readonly terms: Terms | null;
  /** Null: too few to be told to whoever may not see members. */
  readonly members: number | null;
  readonly refreshedAt: Date | null;
  readonly fault: Fault | null;
  readonly hasDraft: boolean;
  /** What it is called; of one that is only being written, so far. */
  readonly name: { readonly zh: string; readonly en: string } | null;
};

/** All segments by code, and those that are only being written, with the members that the reader may see counted. */
export async function segmentRows(db: Db, actor: Actor): Promise<SegmentRowView[]> {
  const stores = await storesInSight(actor);
  const [book, drafts, standings] = await Promise.all([freshBook(db), allDrafts(db), standingsWithin(db, stores)]);
  const written = new Set(drafts.map(({ code }) => code));
  const published = [...book.segments.values()].map(({ code, state, fault }): SegmentRowView => {
    const [newest] = book.versions.get(code) ?? [];
    const { members = 0, refreshedAt = null } = standings.get(code) ?? {};
    const told = seesEach(actor) ? members : unlessFew(members);
    const about = { version: newest?.version ?? 0, terms: newest?.terms ?? null, members: told, refreshedAt };
    return { code, state, fault, hasDraft: written.has(code), name: newest?.terms?.name ?? null, ...about };
  });
  const blank = { state: null, version: 0, terms: null, members: 0, refreshedAt: null, fault: null, hasDraft: true };
  const onlyWritten = drafts
    .filter(({ code }) => !book.segments.has(code))
    .map(({ code, terms }) => ({ code, ...blank, name: WrittenName.safeParse(terms).data?.name ?? null }));
  return [...published, ...onlyWritten].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A segment that is published, by its code, for whoever names it; how many it has is no part of it. */
export async function segmentNames(db: Db) {
  const book = await freshBook(db);
  return [...book.segments.values()].flatMap(({ code, state }) => {
    const name = book.versions.get(code)?.[0]?.terms?.name;
    return name === undefined || state === 'withdrawn' ? [] : [{ code, state, name }];
  });
}

/** A member who entered or left. */
export type MoveView = {
  readonly member: string;
  readonly name: string | null;
  readonly way: 'entered' | 'left';
  readonly at: Date;
};

/** A day of the trend, and a refresh, as they are told: null where there are too few. */
type TrendTold = Readonly<Pick<TrendDay, 'day'> & Record<'members' | 'entered' | 'left', number | null>>;
type RunTold = Omit<RunRow, 'members' | 'entered' | 'left'> &
  Readonly<Record<'members' | 'entered' | 'left', number | null>> & { readonly isKnown: boolean };

/** Everything about one segment for the console. */
export type SegmentPage = {
  readonly code: string;
  readonly zone: string;
  readonly segment: SegmentRow | null;
  readonly standing: (Omit<Standing, 'members'> & { readonly members: number | null }) | null;
  readonly versions: readonly SegmentVersion[];
  readonly draft: { readonly savedBy: string; readonly savedAt: Date; readonly terms: Record<string, unknown> } | null;
  readonly runs: readonly RunTold[];
  readonly uploads: readonly (UploadRow & {
    readonly errors: readonly { line: number; code: string; shown: string }[];
  })[];
  readonly lists: { readonly include: number | null; readonly exclude: number | null };
  readonly uses: readonly SegmentUse[];
  readonly trend: readonly TrendTold[];
  /** Null: whoever reads may not see members. */
  readonly moves: readonly MoveView[] | null;
};

/**
 * One segment with its numbers, versions, draft, refreshes and lists; of some stores for whoever sees only these, and without
 * counts below five for whoever may not see members (S1-5.1).
 */
export const segmentPage = query({
  can: 'segments.read',
  input: z.object({ code: SegmentCode }),
  async run({ db, now, actor }, { code }): Promise<SegmentPage> {
    const stores = await storesInSight(actor);
    const [book, draft, { zone }, standings, runs, uploads, listed] = await Promise.all([
      freshBook(db),
      draftOf(db, code),
      program(db),
      standingsWithin(db, stores),
      // Each tells how many of all came and went, and with which names.
      isScoped(actor) ? [] : runsOf(db, code, RUNS),
      isScoped(actor) ? [] : uploadsOf(db, code),
      listedCounts(db, code, stores),
    ]);
    const segment = book.segments.get(code) ?? null;
    if (segment === null && draft === null) throw new Refusal('segment_not_found', { segment: code }, 404);
    const today = startOfDay(now, zone);
    const days = Array.from({ length: TREND_DAYS }, (_, at) =>
      localDate(addDays(today, at - TREND_DAYS + 1, zone), zone),
    );
    const since = addDays(today, -TREND_DAYS, zone);
    const standing = standings.get(code) ?? null;
    const [uses, moved, errors, moves] = await Promise.all([
      segmentUses(db, book, code, now),
      movesByDay(db, code, zone, since, stores),
      Promise.all(uploads.map(({ id, refused }) => (refused > 0 ? lineErrorsOf(db, id, ERRORS) : []))),
      may(actor, 'members.read') ? movesSeen(db, code, stores) : null,
    ]);
    const told = seesEach(actor) ? (count: number) => count : unlessFew;
    const countOn = (side: string) => told(listed.find((one) => one.side === side)?.members ?? 0);
    const trend = trendOf(standing?.members ?? 0, moved, days);
    return {
      code,
      zone,
      segment,
      standing: standing === null ? null : { ...standing, members: told(standing.members) },
      versions: book.versions.get(code) ?? [],
      draft,
      runs: runs.map(
        (run): RunTold => ({
          ...run,
          entered: told(run.entered),
          left: told(run.left),
          members: run.members === null ? null : told(run.members),
          isKnown: run.members !== null,
        }),
      ),
      uploads: uploads.map((upload, place) => ({ ...upload, errors: errors[place] ?? [] })),
      lists: { include: countOn('include'), exclude: countOn('exclude') },
      uses,
      trend: trend.map(({ day, members, entered, left }) => ({
        day,
        members: told(members),
        entered: told(entered),
        left: told(left),
      })),
      moves,
    };
  },
});

async function movesSeen(db: Db, code: string, stores: readonly string[] | null): Promise<readonly MoveView[]> {
  const moves = await lastMoves(db, code, stores, MOVES);
  const people = await membersById(
    db,
    moves.map(({ memberId }) => memberId),
  );
  return moves.map(({ memberId, way, at }) => ({
    member: publicId('member', memberId),
    name: people.get(memberId)?.name ?? null,
    way,
    at,
  }));
}
