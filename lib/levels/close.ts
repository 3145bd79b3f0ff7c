import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { closePlain, WORKERS } from './close-plain';
import { type Calendar, closeUntil } from './rules/close';
import { dropDate, nextDue, noticeAt } from './rules/due';
import type { Held } from './rules/held';
import { keeps } from './rules/keep';
import { closingSpan } from './rules/need';
import { outlook } from './rules/outlook';
import type { Purchase } from './rules/window';
import { dueMembers, type LevelNotice, lockMembers, noticesOf, saveNotices, takeDueMembers } from './store/due';
import { dueLevels, heldOf, type LevelChange, saveChanges, saveHeld } from './store/held';
import { purchaseSums } from './store/purchases';
import { type SchemeVersion, schemeAt, storedSchemes } from './store/schemes';
import { announcementOf, changeRow } from './work';

const CHUNK = 2_000;

/** What a run of the evaluator did. */
export type Closed = { readonly members: number; readonly changes: number; readonly notices: number };

/**
 * Closes every validity, grace and lent level that has ended by the instant, each at its own date, and writes the
 * notices that are due (4.B.5, S3-5.3). Chunks of members, each in a transaction of its own: a run that is killed goes
 * on where it was, one that is repeated finds nothing, one that is late still closes at the scheduled dates.
 */
export async function closeLevels(until: Date, chunk = CHUNK): Promise<Closed> {
  const total = { members: 0, changes: 0, notices: 0 };
  await closePlain(pool(), until, await calendarOf(pool()), chunk, total);
  await closeOthers(until, chunk, total);
  return total;
}

/** Closes, member by member, everybody of whom more ends than one validity. */
export async function closeOthers(
  until: Date,
  chunk = CHUNK,
  total = { members: 0, changes: 0, notices: 0 },
): Promise<void> {
  const work = async () => {
    for (;;) {
      const done = await withTransaction((db) => closeChunk(db, until, chunk));
      if (done === null) return;
      total.members += done.members;
      total.changes += done.changes;
      total.notices += done.notices;
    }
  };
  // While one set is decided here, another is read or written there.
  const ended = await Promise.allSettled(Array.from({ length: WORKERS }, work));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

/** One chunk: pick, lock, load, decide each, save; null when nobody is due. */
async function closeChunk(db: Db, until: Date, limit: number): Promise<Closed | null> {
  const ids = await takeDue(db, until, limit);
  if (ids.length === 0) return null;
  const { versions, ...calendar } = await calendarOf(db);
  const { zone } = calendar;
  const members = (await dueLevels(db, ids, until)).map(heldOf);
  const sums = await purchaseSums(
    db,
    members.flatMap((held) => closingSpan(held, until, versions, zone) ?? []),
  );
  const purchases = Map.groupBy(sums, ({ memberId }) => memberId);
  const levels: { held: Held; dueAt: Date | null }[] = [];
  const changes: LevelChange[] = [];
  const notices: LevelNotice[] = [];
  const source = { type: 'evaluation', id: until.toISOString() };
  for (const member of members) {
    const bought = purchases.get(member.memberId) ?? [];
    const closing = closeUntil(member, bought, until, calendar);
    const { scheme } = calendar.versionAt(until);
    levels.push({ held: closing.held, dueAt: nextDue(closing.held, scheme, until, zone) });
    for (const change of closing.changes) changes.push(changeRow(member.memberId, change, source));
    const notice = noticeFor(closing.held, bought, until, calendar);
    if (notice !== null) notices.push(notice);
  }
  const fresh = await newNotices(db, notices);
  await Promise.all([
    saveHeld(db, levels),
    saveChanges(db, changes),
    saveNotices(db, fresh),
    announce(db, [...changes.map(announcementOf), ...fresh.map(noticeEvent)]),
  ]);
  return { members: levels.length, changes: changes.length, notices: fresh.length };
}

async function calendarOf(db: Db): Promise<Calendar & { readonly versions: readonly SchemeVersion[] }> {
  const { zone } = await program(db);
  // As stored: what this process remembers may be a second old.
  const versions = await storedSchemes(db);
  return { zone, versions, versionAt: (at) => schemeAt(versions, at) };
}

/** Members who are due, locked; when all that are left are held by somebody else, it waits for them. */
async function takeDue(db: Db, until: Date, limit: number): Promise<string[]> {
  const free = await takeDueMembers(db, until, limit);
  if (free.length > 0) return free;
  const held = await dueMembers(db, until, limit);
  return held.length === 0 ? [] : lockMembers(db, held);
}

/** The notice that counts now, when the level would be dropped as things stand. */
function noticeFor(
  held: Held,
  purchases: readonly Purchase[],
  until: Date,
  { versionAt, zone }: Calendar,
): LevelNotice | null {
  const version = versionAt(until);
  const notice = noticeAt(held, version.scheme, until, zone);
  const dropsAt = dropDate(held, version.scheme, zone);
  if (notice === null || dropsAt === null || keeps(held, version, purchases, zone)) return null;
  const view = outlook(held, version, purchases, zone);
  if (view === null) return null;
  const { memberId, code } = held;
  return { memberId, dropsAt, ...notice, code, toCode: view.projected.code, needed: view.routes };
}

const keyOf = ({ memberId, dropsAt, days }: LevelNotice): string => `${memberId} ${dropsAt.getTime()} ${days}`;

async function newNotices(db: Db, notices: readonly LevelNotice[]): Promise<LevelNotice[]> {
  const known = await noticesOf(
    db,
    notices.map(({ memberId }) => memberId),
  );
  const keys = new Set(known.map(keyOf));
  return notices.filter((notice) => !keys.has(keyOf(notice)));
}

const noticeEvent = ({ memberId, at, days, dropsAt, code, toCode, needed }: LevelNotice) => ({
  name: 'level.notice',
  memberId,
  payload: { days, dropsAt: dropsAt.toISOString(), level: code, to: toCode, needed },
  at,
});
