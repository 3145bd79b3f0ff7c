import { z } from 'zod';
import { localDate } from '@/lib/kernel/day';
import { lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import type { OutboxEvent } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { placeDays } from './place';

const Recorded = z.object({ type: z.string(), points: z.number().default(0), growth: z.number().default(0) });

/** Check-ins that a shop, app or till told, or the portal's own, find their days in the calendar, once (4.F, 4.H). */
export async function checkInsOnBehaviour(db: Db, events: readonly OutboxEvent[], now: Date): Promise<void> {
  const told = events.flatMap(({ memberId, payload, at }) => {
    const { type, points, growth } = Recorded.parse(payload);
    return type === 'check_in' ? [{ memberId, at, points, growth }] : [];
  });
  if (told.length === 0) return;
  // All whom the events are about, so that what follows in this transaction waits for nobody out of order (4.F).
  const locked = await lockMemberWork(db, [...new Set(events.map(({ memberId }) => memberId))], []);
  const { zone } = await program(db);
  let open = told.flatMap((one) => {
    const memberId = memberNamed(locked, one.memberId);
    return memberId === null ? [] : [{ ...one, memberId, day: localDate(one.at, zone), way: 'event' as const }];
  });
  // A member's days are placed one after the other: the next may go on with the run of the last.
  while (open.length > 0) {
    const first = [...new Map(open.toReversed().map((one) => [one.memberId, one])).values()];
    await placeDays(db, first, now);
    open = open.filter((one) => !first.includes(one));
  }
}
