import { z } from 'zod';
import type { BatchOutcome } from '@/lib/orders';
import type { Locale } from '@/lib/platform/command';
import { Problem, problemOf } from '../problem';
import type { Shown } from '../route';
import { PlacedAnswer, placedBody } from './order';

/** The answers to a batch in the order of its orders; each has its own status, and is an answer or a problem. */
export const BatchAnswer = z
  .object({ results: z.array(z.union([PlacedAnswer.extend({ status: z.int() }), Problem])) })
  .meta({ id: 'OrderBatch' });

/** Writes the outcomes of a batch. */
export const presentBatch = (outcomes: readonly BatchOutcome[], locale: Locale, requestId: string): Shown => ({
  status: 200,
  body: { results: outcomes.map((outcome) => resultOf(outcome, locale, requestId)) },
});

function resultOf(outcome: BatchOutcome, locale: Locale, requestId: string): unknown {
  if (outcome.ok) return { status: outcome.value.created ? 201 : 200, ...placedBody(outcome.value, locale) };
  return problemOf('invalid' in outcome ? outcome.invalid : outcome.refusal, { requestId, locale });
}
