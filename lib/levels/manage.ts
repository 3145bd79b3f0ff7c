import 'server-only';
import { instantOf, type LocalDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import type { AuditFacts } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { type Calendar, type Closing, closeUntil, nextEnd } from './rules/close';
import { nextDue } from './rules/due';
import { effectiveLevel, type Held } from './rules/held';
import { closingSpan } from './rules/need';
import type { Outcome, Version } from './rules/reach';
import { lockMembers } from './store/due';
import { heldLevels, heldOf, saveChanges, saveHeld } from './store/held';
import { purchaseSums } from './store/purchases';
import { levelSchemes, type SchemeVersion, schemeAt } from './store/schemes';
import { announcementOf, changeRow } from './work';

/** What a command did to one member's level, for its answer and the trail. */
export type Managed = { readonly memberId: string; readonly before: Held; readonly after: Held };

/** What a decision about one member may know. */
export type Around = Calendar & { readonly held: Held; readonly version: Version };

/**
 * Locks a member, closes what has ended by now, decides about his level, saves and announces, in the caller's
 * transaction (4.B.7, P-levels).
 */
export async function manageLevel(
  db: Db,
  memberId: string,
  now: Date,
  source: { readonly type: string; readonly id: string },
  decide: (around: Around) => Promise<Outcome> | Outcome,
): Promise<Managed> {
  await lockMembers(db, [memberId]);
  const [row] = await heldLevels(db, [memberId]);
  if (row === undefined) throw new Refusal('member_not_found', {}, 404);
  const settings = await program(db);
  const { zone } = settings;
  const versions = await levelSchemes(db, settings);
  const calendar: Calendar = { zone, versionAt: (at) => schemeAt(versions, at) };
  const version = calendar.versionAt(now);
  const { held: before, changes } = await closeBy(db, heldOf(row), now, versions, calendar);
  const { held, change } = await decide({ held: before, version, ...calendar });
  const closed = changes.map((one) => changeRow(memberId, one, { type: 'evaluation', id: now.toISOString() }));
  const rows = change === null ? closed : [...closed, changeRow(memberId, change, source)];
  await saveHeld(db, [{ held, dueAt: nextDue(held, version.scheme, now, zone) }]);
  await saveChanges(db, rows);
  await announce(db, rows.map(announcementOf));
  return { memberId, before, after: held };
}

/** What is held when everything that has ended by the instant is closed. */
async function closeBy(
  db: Db,
  held: Held,
  at: Date,
  versions: readonly SchemeVersion[],
  calendar: Calendar,
): Promise<Closing> {
  const end = nextEnd(held);
  if (end === null || end > at) return { held, changes: [] };
  const span = closingSpan(held, at, versions, calendar.zone);
  const purchases = await purchaseSums(db, span === null ? [] : [span]);
  return closeUntil(held, purchases, at, calendar);
}

/** The exclusive end of a last local day (4.H). */
export function endOf(lastDay: LocalDate, zone: string): Date {
  const [year = 0, month = 1, day = 1] = lastDay.split('-').map(Number);
  return instantOf(zone, year, month, day + 1);
}

/** What the trail keeps of a change by hand. */
export const traceOf = ({ memberId, before, after }: Managed, reason: string, now: Date): AuditFacts => ({
  objectType: 'member',
  objectId: memberId,
  before: factsOf(before, now),
  after: factsOf(after, now),
  reason,
});

const factsOf = (held: Held, now: Date) => ({
  level: effectiveLevel(held, now).code,
  earned: held.code,
  lent: held.lent === null ? null : `${held.lent.kind} ${held.lent.code}`,
  lentUntil: held.lent?.until.toISOString() ?? null,
  protectedUntil: held.protectedUntil?.toISOString() ?? null,
  graceUntil: held.graceUntil?.toISOString() ?? null,
  invitedAt: held.invitedAt?.toISOString() ?? null,
});
