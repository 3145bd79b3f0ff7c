import 'server-only';
import { rolesWith, staffNames } from '@/lib/access';
import { publicId } from '@/lib/kernel/id';
import { query } from '@/lib/platform/query';
import { regionPlaces } from '@/lib/stores';
import { readerOf, requireOpen } from './reader';
import type { Definition } from './rules/definition';
import { mayChange, mayOpen, type Reader } from './rules/reach';
import { ReportAsk, ReportRef } from './schema';
import { type Run, runsOf } from './store/runs';
import { type SavedRow, savedReports } from './store/saved';
import { type Schedule, schedulesOf, subscribersOf } from './store/schedules';

/** A saved report as lists and pages show it. */
export type SavedReport = {
  readonly id: string;
  readonly title: string;
  readonly definition: Definition | null;
  readonly revision: number;
  readonly author: string | null;
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  readonly sharedRoles: readonly string[];
  readonly sharedRegions: readonly string[];
  readonly changedAt: Date;
  readonly schedule: Omit<Schedule, 'reportId'> | null;
};

/** The saved reports that the reader may open, the last changed first: his own, and those that are shared with him. */
export const savedList = query({
  can: 'reports.read',
  input: ReportAsk.pick({}),
  async run({ db, actor }): Promise<readonly SavedReport[]> {
    const reader = await readerOf(actor);
    const rows = (await savedReports(db)).filter((row) => mayOpen(row, reader));
    const ids = rows.map(({ id }) => id);
    const [names, schedules] = await Promise.all([
      staffNames(db, [...new Set(rows.flatMap(({ authorId }) => authorId ?? []))]),
      schedulesOf(db, ids),
    ]);
    return rows.map((row) => savedFor(reader, row, names, schedules.get(row.id) ?? null));
  },
});

/** A run of a report, as its page lists them. */
export type RunLine = Pick<Run, 'dueAt' | 'madeAt' | 'state' | 'reason'>;

/** One saved report with its runs, and whether the reader asked for them. */
export const savedOne = query({
  can: 'reports.read',
  input: ReportRef,
  async run({ db, actor }, { id }) {
    const row = await requireOpen(db, actor, id);
    const [reader, names, schedules, subscribers, runs] = await Promise.all([
      readerOf(actor),
      staffNames(db, row.authorId === null ? [] : [row.authorId]),
      schedulesOf(db, [row.id]),
      subscribersOf(db, row.id),
      runsOf(db, row.id),
    ]);
    return {
      report: savedFor(reader, row, names, schedules.get(row.id) ?? null),
      isSubscribed: subscribers.includes(reader.id),
      runs: runs.map(({ dueAt, madeAt, state, reason }): RunLine => ({ dueAt, madeAt, state, reason })),
    };
  },
});

/** Whom a report can be shared with: roles that may read reports, and the regions. */
export const shareChoices = query({
  can: 'reports.edit',
  input: ReportAsk.pick({}),
  async run({ db }) {
    const [roles, regions] = await Promise.all([rolesWith(db, 'reports.read'), regionPlaces()]);
    return { roles, regions: regions.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })) };
  },
});

function savedFor(
  reader: Reader,
  row: SavedRow,
  names: ReadonlyMap<string, string>,
  schedule: Schedule | null,
): SavedReport {
  const { id, authorId, title, definition, revision, sharedRoles, sharedRegions, changedAt } = row;
  return {
    id: publicId('savedReport', id),
    title,
    definition,
    revision,
    author: authorId === null ? null : (names.get(authorId) ?? null),
    isOwn: authorId !== null && authorId === reader.id,
    mayChange: mayChange(row, reader),
    sharedRoles,
    sharedRegions,
    changedAt,
    schedule: schedule === null ? null : withoutId(schedule),
  };
}

const withoutId = ({ reportId: _, ...schedule }: Schedule): Omit<Schedule, 'reportId'> => schedule;
