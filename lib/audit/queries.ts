import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { query } from '@/lib/platform/query';
import { cursorText, parseCursor } from './rules/cursor';
import { computeDiff, type DiffLine } from './rules/diff';
import type { AuditEntry } from './rules/entry';
import { AuditTrailInput, ObjectHistoryInput } from './schema';
import { lastEntryOf, objectEntries, trailFacets, trailPage } from './store/trail';

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 7;

/** One line of the trail as people read it: who, when, what, on what, the difference, why, from where. */
export type AuditLine = Omit<AuditEntry, 'at' | 'before' | 'after'> & {
  readonly at: string;
  readonly diff: readonly DiffLine[];
};

/** The trail, newest first, by keyset; without a beginning the last seven days (S1-5.2). */
export const auditTrail = query({
  can: 'audit.read',
  input: AuditTrailInput,
  async run({ db, now }, input) {
    const cursor = input.cursor === undefined ? null : parseCursor(input.cursor);
    if (cursor === null && input.cursor !== undefined) throw new Refusal('bad_cursor', {}, 422);
    const to = input.to ?? new Date(now.getTime() + DAY_MS);
    const from = input.from ?? new Date(now.getTime() - WINDOW_DAYS * DAY_MS);
    const { actor = null, action = null, objectType = null, objectId = null, limit } = input;
    const found = await trailPage(db, { from, to, actor, action, objectType, objectId }, cursor, limit + 1);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const nextCursor = found.length > limit && last !== undefined ? cursorText(last) : null;
    return { rows: shown.map(lineOf), nextCursor, asOf: now.toISOString() };
  },
});

/** Everything that happened to one object, newest first. */
export const objectHistory = query({
  can: 'audit.read',
  input: ObjectHistoryInput,
  async run({ db }, { objectType, objectId, cursor, limit }) {
    const found = await objectEntries(db, objectType, objectId, cursor ?? null, limit + 1);
    const shown = found.slice(0, limit);
    return { rows: shown.map(lineOf), nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  },
});

/** What the trail of a window can be narrowed by: actions, object types, actors. */
export const auditFacets = query({
  can: 'audit.read',
  input: AuditTrailInput.pick({ from: true, to: true }),
  async run({ db, now }, input) {
    const from = input.from ?? new Date(now.getTime() - WINDOW_DAYS * DAY_MS);
    const found = await trailFacets(db, from, input.to ?? new Date(now.getTime() + DAY_MS));
    const of = (facet: string) => found.filter((row) => row.facet === facet);
    return {
      actions: of('action')
        .map(({ value }) => value)
        .sort(),
      objectTypes: of('objectType')
        .map(({ value }) => value)
        .sort(),
      actors: of('actor').map(({ value, name }) => ({ value, name })),
    };
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

function lineOf({ before, after, at, ...entry }: AuditEntry): AuditLine {
  return { ...entry, at: at.toISOString(), diff: computeDiff(before, after) };
}
