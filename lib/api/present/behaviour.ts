import { z } from 'zod';
import type { BehaviourAnswer, BehaviourResult } from '@/lib/behaviours';
import { publicId } from '@/lib/kernel/id';
import type { Locale } from '@/lib/platform/command';
import { Problem, problemOf } from '../problem';
import type { Shown } from '../route';
import { presentReason, ReasonAnswer } from './decision';
import { At, idOf } from './shared';

const CutAnswer = z.object({
  cap: z.string(),
  period: z.string(),
  limit: z.int(),
  used: z.int(),
  cut: z.int(),
});

/** What came of one event; `counted: false` with the reasons in `decisions` when it gave nothing. */
export const EventAnswer = z
  .object({
    status: z.int(),
    id: z.string(),
    eventId: idOf('event'),
    memberId: idOf('member'),
    type: z.string(),
    at: At,
    counted: z.boolean(),
    points: z.object({
      granted: z.int(),
      desired: z.int(),
      availableAt: At.nullable(),
      cuts: z.array(CutAnswer),
    }),
    growth: z.object({ granted: z.int(), desired: z.int(), cuts: z.array(CutAnswer) }),
    takenBack: z.object({ points: z.int(), growth: z.int() }),
    decisions: z.array(ReasonAnswer),
  })
  .meta({ id: 'Event', description: '`id` is the sender’s, `eventId` ours; 201 when new, 200 for a repeat' });

/** The answers to a set of events in the order sent; each is an answer or a problem. */
export const EventsAnswer = z.object({ results: z.array(z.union([EventAnswer, Problem])) }).meta({ id: 'Events' });

/** Writes the outcomes of a set of events. */
export const presentEvents = (outcomes: readonly BehaviourResult[], locale: Locale, requestId: string): Shown => ({
  status: 200,
  body: { results: outcomes.map((outcome) => resultOf(outcome, locale, requestId)) },
});

function resultOf(outcome: BehaviourResult, locale: Locale, requestId: string): unknown {
  if (outcome.ok) return eventBody(outcome.value, locale);
  return problemOf('invalid' in outcome ? outcome.invalid : outcome.refusal, { requestId, locale });
}

const eventBody = (answer: BehaviourAnswer, locale: Locale): z.output<typeof EventAnswer> => ({
  status: answer.created ? 201 : 200,
  id: answer.externalId,
  eventId: publicId('event', answer.id),
  memberId: publicId('member', answer.memberId),
  type: answer.type,
  at: answer.at.toISOString(),
  counted: answer.isCounted,
  points: { ...answer.points, cuts: [...answer.points.cuts] },
  growth: { ...answer.growth, cuts: [...answer.growth.cuts] },
  takenBack: answer.taken,
  decisions: answer.reasons.map((reason) => presentReason(reason, locale)),
});
