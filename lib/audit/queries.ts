import 'server-only';
import { z } from 'zod';
import { type Actor, actorLabel, isScoped } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { cursorText, parseCursor } from './rules/cursor';
import { computeDiff, type DiffLine } from './rules/diff';
import type { AuditEntry } from './rules/entry';
import { WINDOW_DAYS } from './rules/window';
import { AuditListInput, ObjectHistoryInput } from './schema';
import { auditSettings } from './settings';
import { entriesAbout } from './store/about';
import { lastCheckpoint } from './store/checkpoints';
import {
  countTrail,
  lastEntryOf,
  objectEntries,
  type Place,
  type TrailFilter,
  trailFacets,
  trailPage,
} from './store/trail';

const DAY_MS = 86_400_000;
const COUNT_CAP = 10_000;
const COUNT_MAX = 10_000_000;
const BEFORE = '~';

/** One line of the trail as people read it: who, when, what, on what, the difference, why, from where. */
export type AuditLine = Omit<AuditEntry, 'at' | 'before' | 'after'> & {
  readonly at: string;
  readonly diff: readonly DiffLine[];
};

/**
 * The trail, newest first, by keyset in both directions (S1-5.2); what matches is counted up to a cap. An entry is of no store,
 * so staff of some stores see what they did themselves.
 */
export const auditTrail = query({
  can: 'audit.read',
  input: AuditListInput,
  async run({ db, actor, now }, input) {
    const place = placeOf(input.cursor);
    const { limit } = input;
    const by = filterOf(input, actor, now);
    const found = await trailPage(db, by, place, limit + 1);
    const isMore = found.length > limit;
    // What was read beyond the page lies on the side that the page was read towards.
    const shown = place.isBefore && isMore ? found.slice(1) : found.slice(0, limit);
    const hasNext = place.isBefore ? true : isMore;
    const hasPrevious = place.isBefore ? isMore : place.at !== null;
    const [first, last] = [shown.at(0), shown.at(-1)];
    const cap = input.isCountExact ? COUNT_MAX : COUNT_CAP;
    const value = await countTrail(db, by, cap + 1);
    return {
      rows: shown.map(lineOf),
      nextCursor: hasNext && last !== undefined ? cursorText(last) : null,
      prevCursor: hasPrevious && first !== undefined ? `${BEFORE}${cursorText(first)}` : null,
      total: value > cap ? ({ value: cap, relation: 'gte' } as const) : ({ value, relation: 'eq' } as const),
      asOf: now.toISOString(),
    };
  },
});

const LATEST = 20;

/** What was written about one object from an instant on, newest first, with the difference; whoever shows it decides to whom. */
export async function changesAbout(
  db: Db,
  objectType: string,
  objectId: string,
  since: Date,
): Promise<readonly AuditLine[]> {
  const entries = await entriesAbout(db, objectType, objectId, null, LATEST);
  return entries.filter(({ at }) => at >= since).map(lineOf);
}

/** Everything that happened to one object, newest first; of what staff of some stores did themselves, for these. */
export const objectHistory = query({
  can: 'audit.read',
  input: ObjectHistoryInput,
  async run({ db, actor }, { objectType, objectId, cursor, limit }) {
    const about = { objectType, objectId, actor: ownOf(actor) };
    const found = await objectEntries(db, about, cursor ?? null, limit + 1);
    const shown = found.slice(0, limit);
    return { rows: shown.map(lineOf), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  },
});

/** What the trail of the last weeks can be narrowed by: actions, object types, actors. */
export const auditFacets = query({
  can: 'audit.read',
  input: z.object({}),
  async run({ db, actor, now }) {
    const { from, to } = windowOf('quarter', now);
    const found = await trailFacets(db, from, to, ownOf(actor));
    const valuesOf = (facet: string) =>
      found
        .filter((row) => row.facet === facet)
        .map(({ value }) => value)
        .sort();
    const actors = found.filter(({ facet }) => facet === 'actor').map(({ value, name }) => ({ value, name }));
    return { actions: valuesOf('action'), objectTypes: valuesOf('objectType'), actors };
  },
});

const VerificationSeen = z.object({
  isIntact: z.boolean(),
  checked: z.number(),
  broken: z.object({ fromSeq: z.number(), toSeq: z.number(), reason: z.string() }).nullable(),
});

/** What the last verification of the chain found and when, or null before the first. */
export const lastVerification = query({
  can: 'audit.read',
  input: z.object({}),
  async run({ db }) {
    const entry = await lastEntryOf(db, 'audit.verify');
    const seen = VerificationSeen.safeParse(entry?.after);
    return entry !== null && seen.success ? { ...seen.data, at: entry.at.toISOString() } : null;
  },
});

/** How long the trail is kept, and up to where it was forgotten: the hash from which its chain is verified. */
export const auditKeeping = query({
  can: 'audit.read',
  input: z.object({}),
  async run({ db }) {
    const [settings, checkpoint] = await Promise.all([program(db), lastCheckpoint(db)]);
    const { seq, hash, cutoff } = checkpoint ?? {};
    return {
      keepMonths: auditSettings(settings).keepMonths,
      zone: settings.zone,
      checkpoint:
        seq === undefined || hash === undefined || cutoff === undefined
          ? null
          : { seq, hash, cutoff: cutoff.toISOString() },
    };
  },
});

/** Whose entries alone the reader sees; null: everybody's. */
const ownOf = (actor: Actor): string | null => (isScoped(actor) ? actorLabel(actor) : null);

/** What a page or a file of the trail is narrowed by, for its reader. */
export function filterOf(input: z.output<typeof AuditListInput>, actor: Actor, now: Date): TrailFilter {
  const { kinds, actions, objectTypes, objectId } = input;
  const own = ownOf(actor);
  const actors = own === null ? input.actors : [own];
  return { ...windowOf(input.window, now), kinds, actors, actions, objectTypes, objectId };
}

/** An entry as people read it. */
export function lineOf({ before, after, at, ...entry }: AuditEntry): AuditLine {
  return { ...entry, at: at.toISOString(), diff: computeDiff(before, after) };
}

function placeOf(cursor: string | null): Place {
  if (cursor === null) return { at: null, isBefore: false };
  const isBefore = cursor.startsWith(BEFORE);
  const at = parseCursor(isBefore ? cursor.slice(BEFORE.length) : cursor);
  if (at === null) throw new Refusal('bad_cursor', {}, 422);
  return { at, isBefore };
}

/** A day is added at the end: entries of a clock that runs ahead are shown too. */
const windowOf = (window: keyof typeof WINDOW_DAYS, now: Date) => ({
  from: new Date(now.getTime() - WINDOW_DAYS[window] * DAY_MS),
  to: new Date(now.getTime() + DAY_MS),
});
