import 'server-only';
import { type Columns, type Db, insertion } from './db';

/** What happened to a member, in the past tense with a dot: `level.reached`. */
export type Announcement = {
  readonly name: string;
  readonly memberId: string;
  readonly payload: unknown;
  readonly at: Date;
};

const COLUMNS: Columns<Announcement> = { name: 'text', memberId: 'uuid', payload: 'json', at: 'timestamptz' };
const insertEvents = insertion<Announcement>('outbox.insert', 'OutboxEvent', COLUMNS);

/** Writes announcements in the caller's transaction; the worker carries them to their listeners (4.F). */
export async function announce(db: Db, announcements: readonly Announcement[]): Promise<void> {
  await insertEvents(db, announcements);
}
