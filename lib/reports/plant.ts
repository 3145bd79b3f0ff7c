import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { Definition } from './rules/definition';
import { dueAfter, type Rhythm } from './rules/due';
import { insertNote, type NoteParts } from './store/notes';
import { insertSaved } from './store/saved';
import { addSubscriber, saveSchedule } from './store/schedules';

/** A report that comes with the demo: whose it is, what it asks, with whom it is shared, and when it is made. */
export type PlantedReport = {
  readonly id: string;
  readonly authorId: string | null;
  readonly title: string;
  readonly definition: Definition;
  readonly sharedRoles: readonly string[];
  readonly subscribers: readonly string[];
  readonly schedule: (Rhythm & { readonly keep: number; readonly since: Date }) | null;
};

/** Writes a report of the demo down with its schedule; one that is there stays as it is. */
export async function plantReport(db: Db, report: PlantedReport, now: Date): Promise<void> {
  const { id, authorId, title, definition, sharedRoles, subscribers, schedule } = report;
  const parts = { id, authorId, title, definition, sharedRoles: [...sharedRoles], sharedRegions: [] };
  if (!(await insertSaved(db, parts, now, true)) || schedule === null) return;
  const { since, ...rhythm } = schedule;
  const nextAt = dueAfter(rhythm, since, (await program(db)).zone);
  await saveSchedule(db, { reportId: id, ...rhythm, toShared: false, isOn: true, nextAt }, now);
  for (const staffId of subscribers) await addSubscriber(db, id, staffId, now);
}

/** Writes a note of the demo at a day; one that is there stays as it is. */
export const plantNote = (db: Db, note: NoteParts, now: Date): Promise<number> => insertNote(db, note, now, true);
