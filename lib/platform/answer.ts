import { unstable_rethrow } from 'next/navigation';
import type { Facts } from '@/lib/kernel/refusal';
import { isRefusal } from '@/lib/kernel/refusal';
import { type InputProblem, isInvalidInput } from './command';

/** What a browser hears back from a command: its value, or a code that has a sentence in every language. */
export type Answer<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly code: string; readonly facts: Facts; readonly problems?: readonly InputProblem[] };

/**
 * Turns what a command threw into an answer. A fault of ours is told by its request id only: the page can say where to
 * look, and nothing of the inside leaves the server.
 */
export function answerError(error: unknown, requestId: string): Extract<Answer<never>, { ok: false }> {
  unstable_rethrow(error);
  if (isRefusal(error)) return { ok: false, code: error.code, facts: error.facts };
  if (isInvalidInput(error)) return { ok: false, code: 'invalid_input', facts: {}, problems: error.problems };
  console.error(`request ${requestId} failed`, error);
  return { ok: false, code: 'unexpected', facts: { requestId } };
}
