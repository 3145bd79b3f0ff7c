import { z } from 'zod';
import { BEHAVIOURS_MAX, BehaviourInput, MemberRef, recordBehaviours } from '@/lib/behaviours';
import { EventsAnswer, presentEvents } from '../present/behaviour';
import { requireMembersNamed } from '../reach';
import { route } from '../route';

const member = { externalId: 'crm-10001' };
const at = '2026-11-21T09:00:00+08:00';
// Enough of an event to see whose it is, read as the command reads it: what is wrong with the rest is told one by one.
const EventHead = z.object({ member: MemberRef });

/** Behaviours: check-in, review, share, survey, custom events (P-growth, P-points, 4.L). */
export const eventRoutes = [
  route('recordEvents', {
    method: 'POST',
    path: '/events',
    tag: 'Events',
    summary:
      'Report up to 500 things that members did; each earns by the rules of its own time and gets its own answer',
    runs: recordBehaviours,
    body: z.object({ events: z.array(BehaviourInput).min(1).max(BEHAVIOURS_MAX) }),
    bodyBytesMax: 8 * 1024 * 1024,
    isIdempotent: true,
    answers: { 200: { description: 'One answer or problem for each event', schema: EventsAnswer } },
    refusals: [
      'member_not_found',
      'event_mismatch',
      'event_in_future',
      'event_before_joining',
      'event_not_open',
      'order_line_not_received',
    ],
    example: {
      body: {
        events: [
          { id: 'app-1', type: 'check_in', member, at, props: { device: 'a81f' } },
          { id: 'app-2', type: 'share', member, at, props: { object: 'sku:TEA-01' } },
          { id: 'app-3', type: 'review', member, at, props: { order: 'shop-20261121-0001', line: '1' } },
          { id: 'app-4', type: 'review_deleted', member, at, props: { order: 'shop-20261121-0001', line: '1' } },
          { id: 'app-5', type: 'survey', member, at, props: { survey: 'autumn-2026' } },
          { id: 'app-6', type: 'video_watched', member, at, props: { seconds: 90, channel: 'app' } },
        ],
      },
    },
    reach: (caller, { events }) =>
      requireMembersNamed(
        caller,
        events.flatMap((raw) => EventHead.safeParse(raw).data?.member ?? []),
      ),
    present: (outcomes, { locale, requestId }) => presentEvents(outcomes, locale, requestId),
  }),
];
