import { z } from 'zod';
import { pool, withTransaction } from '@/lib/platform/db';
import { inSets, type OutboxEvent } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { type SegmentBook, segmentBook, termsOf } from './book';
import { evaluateMembers } from './evaluate';
import { segmentsNamed } from './rules/references';

/** Finds anew which live segments members belong to, whatever happened to them; told again it changes nothing (4.I). */
export const segmentOnEvent = inSets(async (events) => {
  await evaluateIn(events, (book, code) => termsOf(book, code)?.refresh.mode === 'live');
});

/** The same after a merge or its undoing, for both members and every segment: who was absorbed belongs to none. */
export const segmentOnMerge = inSets(async (events) => {
  await evaluateIn(events, () => true);
});

const Told = z.object({ segment: z.string() });

/** Who entered or left a segment may enter or leave the live ones that name it. */
export const segmentOnSegment = inSets(async (events) => {
  const told = new Set(events.flatMap(({ payload }) => Told.safeParse(payload).data?.segment ?? []));
  await evaluateIn(events, (book, code) => {
    const terms = termsOf(book, code);
    return terms?.refresh.mode === 'live' && segmentsNamed(terms.where).some((named) => told.has(named));
  });
});

const Others = z.object({ absorbedId: z.string() });

async function evaluateIn(
  events: readonly OutboxEvent[],
  isAsked: (book: SegmentBook, code: string) => boolean,
): Promise<void> {
  const now = new Date();
  const db = pool();
  const book = await segmentBook(db, await program(db));
  const memberIds = [
    ...new Set(
      events.flatMap(({ memberId, payload }) => [memberId, ...Object.values(Others.safeParse(payload).data ?? {})]),
    ),
  ].sort();
  // One after the other by code, each with its own transaction: what waits for one holds nothing of another.
  for (const code of [...book.segments.keys()].sort()) {
    if (isAsked(book, code)) await withTransaction((inside) => evaluateMembers(inside, book, code, memberIds, now));
  }
}
