const DAY_MS = 86_400_000;
/** What is written down later than this is history that was brought in, and no moment. */
const LATE_DAYS = 7;
/** What is older is no news any more. */
const NEWS_DAYS = 90;

/** A change of level as a climb is told from it; `writtenAt` is when it was written down. */
export type SeenChange = {
  readonly id: string;
  readonly at: Date;
  readonly writtenAt: Date;
  readonly reason: string;
  readonly fromCode: string | null;
  readonly toCode: string;
  readonly toRank: number;
};

/** A climb: the last change of it, from the level before it to the one reached. */
export type Climb = { readonly change: string; readonly from: string | null; readonly to: string; readonly at: Date };

/**
 * The climb to celebrate, of changes from the newest back, or null (S3-6.2): the level was reached by the member himself,
 * is the one that counts now, was written as it happened, and was not shown yet. Steps that follow each other unseen
 * are one climb; what a merge, a lent level or a correction brought celebrates nothing.
 */
export function decideClimb(changes: readonly SeenChange[], shown: string | null, now: Date): Climb | null {
  const place = placeOfClimb(changes);
  const last = changes[place];
  if (last === undefined || !isNews(last, shown, now)) return null;
  const below = changes.slice(place + 1);
  const end = below.findIndex((change) => change.reason !== 'reached' || !isNews(change, shown, now));
  const first = (end === -1 ? below : below.slice(0, end)).at(-1) ?? last;
  return climbTo(last, first.fromCode);
}

/** The last step up that still stands, shown or not, however long ago: for whoever wants to see it again. */
export function describeLastClimb(changes: readonly SeenChange[]): Climb | null {
  const last = changes[placeOfClimb(changes)];
  return last === undefined ? null : climbTo(last, last.fromCode);
}

const climbTo = ({ id, toCode, at }: SeenChange, from: string | null): Climb => ({ change: id, from, to: toCode, at });

/** Where the change stands by which the level that counts now was reached; -1 when it came or came back otherwise. */
function placeOfClimb(changes: readonly SeenChange[]): number {
  const held = changes[0]?.toCode;
  const place = changes.findIndex(({ reason, toCode }) => reason === 'reached' && toCode === held);
  const rank = changes[place]?.toRank ?? 0;
  // Whoever fell below it since and is there again by anything else has not climbed; what is lent comes and goes.
  const isLost = changes.slice(0, place).some(({ reason, toRank }) => toRank < rank && !isLoan(reason));
  return isLost ? -1 : place;
}

const isLoan = (reason: string): boolean => reason === 'override' || reason === 'trial';

/** The ids of changes rise with the time at which they were written. */
function isNews({ id, at, writtenAt }: SeenChange, shown: string | null, now: Date): boolean {
  const isUnseen = shown === null || id > shown;
  const isLate = writtenAt.getTime() - at.getTime() > LATE_DAYS * DAY_MS;
  return isUnseen && !isLate && now.getTime() - writtenAt.getTime() <= NEWS_DAYS * DAY_MS;
}
