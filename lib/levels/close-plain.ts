import { type Db, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { type Calendar, nextEnd } from './rules/close';
import { dropDate, nextDue, noticeAt } from './rules/due';
import type { Held } from './rules/held';
import { renew } from './rules/keep';
import { closeSet, type EndOfValidity, plainEnds } from './store/close-set';

/** How many sets are closed at the same time. */
export const WORKERS = 3;

/** What closing sets came to. */
type Counted = { members: number; changes: number; notices: number };

/**
 * Closes in sets whoever has nothing else to close than the end of one validity, which is nearly everybody: the rules say
 * what becomes of anybody who keeps or fails, one statement decides who, and a test holds both equal to the rules alone.
 */
export async function closePlain(db: Db, until: Date, calendar: Calendar, size: number, total: Counted): Promise<void> {
  for (const validTo of await plainEnds(db, until)) {
    const end = endOfValidity(validTo, until, calendar);
    if (end === null) continue;
    const work = async () => {
      for (;;) {
        const done = await withTransaction((transaction) => closeSet(transaction, end, size, newId));
        if (done === null) return;
        total.members += done.members;
        total.changes += done.kept;
        total.notices += done.noticed;
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: WORKERS }, work));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }
}

/** What the end of a validity means for anybody, by the pure rules; null where sets cannot say it alone. */
function endOfValidity(validTo: Date, until: Date, { versionAt, zone }: Calendar): EndOfValidity | null {
  const said = versionAt(validTo);
  const { scheme, version } = said;
  const isPlain = scheme.keepWindow.kind === 'SINCE_LEVEL_START' && scheme.onDrop === 'STEP_DOWN';
  if (!isPlain || versionAt(until).version !== version) return null;
  const anybody = anybodyUntil(validTo);
  const kept = renew(anybody, said, { at: validTo, order: null }, {}, zone).held;
  const graceUntil = dropDate(anybody, scheme, zone);
  const failed: Held = { ...anybody, graceUntil };
  const ends = [nextEnd(kept), graceUntil].every((next) => next !== null && next > until);
  if (!ends || graceUntil === null || kept.validTo === null || noticeAt(kept, scheme, until, zone) !== null)
    return null;
  return {
    version,
    scheme,
    until,
    validTo,
    kept: { validTo: kept.validTo, dueAt: nextDue(kept, scheme, until, zone) },
    failed: { graceUntil, dueAt: nextDue(failed, scheme, until, zone) },
    notice: noticeAt(failed, scheme, until, zone),
  };
}

/** A member of whom nothing is known but the end of his validity. */
const anybodyUntil = (validTo: Date): Held => ({
  memberId: '',
  code: '',
  rank: 0,
  since: validTo,
  validTo,
  keepFrom: validTo,
  graceUntil: null,
  scheme: 0,
  provisional: null,
  changedAt: validTo,
  reachFrom: null,
  invitedAt: null,
  invitationAcceptedAt: null,
  protectedUntil: null,
  lent: null,
});
