import { z } from 'zod';
import { localDate } from '@/lib/kernel/day';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { OutboxEvent } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { placeDays } from './place';

const Recorded = z.object({ type: z.string(), points: z.number().default(0), growth: z.number().default(0) });

/** A check-in that a shop, app or till told, or the portal's own, finds its day in the calendar, once (4.F, 4.H). */
export async function checkInOnBehaviour(
  db: Db,
  { memberId: named, payload, at }: OutboxEvent,
  now: Date,
): Promise<void> {
  const { type, points, growth } = Recorded.parse(payload);
  if (type !== 'check_in') return;
  const memberId = memberNamed(await lockMemberWork(db, [named], []), named);
  if (memberId === null) return;
  const day = localDate(at, (await program(db)).zone);
  await placeDays(db, [{ memberId, day, at, way: 'event', points, growth }], now);
}
