import type { Facts } from '@/lib/kernel/refusal';
import type { DeskDeed, DeskItem, DeskNo, Named } from './at-desk';

/** What a press of the button asked for: something of a member that was looked up, or a coupon of which only the code is known. */
export type QueuedWhat =
  | { readonly by: 'item'; readonly kind: DeskItem['kind']; readonly id: string; readonly member: string }
  | { readonly by: 'code'; readonly code: string };

/**
 * A press as it waits for its answer (B8): `sending` until the net is known to be lost, `waiting` from then on; only what
 * the server said makes it `done` or `refused`. Its key makes sending it again the same press.
 */
export type Queued = {
  readonly v: typeof QUEUE_FORM;
  readonly key: string;
  readonly store: string;
  readonly at: string;
  readonly what: QueuedWhat;
  readonly name: Named;
  readonly member: string | null;
  readonly amount: number | null;
  readonly state: 'sending' | 'waiting' | 'done' | 'refused';
  readonly deed: DeskDeed | null;
  readonly no: DeskNo | null;
};

/** What the server answered, null for no answer at all. */
export type QueueAnswer =
  | { readonly ok: true; readonly value: DeskDeed }
  | { readonly ok: false; readonly code: string; readonly facts: Facts }
  | null;

/** The form in which presses are kept in a browser; those of another form are not understood. */
export const QUEUE_FORM = 1;

// These say nothing of the press itself: it is asked again as soon as they are over.
const NO_ANSWER: readonly string[] = ['not_signed_in', 'too_many_attempts', 'unexpected'];

/** A press after an answer: settled only by what the server said of it, once and for all. */
export function afterAnswer(entry: Queued, answer: QueueAnswer): Queued {
  if (isSettled(entry)) return entry;
  if (answer === null) return { ...entry, state: 'waiting' };
  if (answer.ok) return { ...entry, state: 'done', deed: answer.value, no: null };
  const no = { code: answer.code, facts: answer.facts };
  return { ...entry, state: NO_ANSWER.includes(answer.code) ? 'waiting' : 'refused', no };
}

/** Whether the server has said what became of it. */
export const isSettled = ({ state }: Pick<Queued, 'state'>): boolean => state === 'done' || state === 'refused';

/** Reads a press back; whatever else stands there is none. One that was being sent then is in doubt now. */
export function readQueued(text: string): Queued | null {
  const entry = parsed(text);
  if (entry?.v !== QUEUE_FORM || typeof entry.key !== 'string') return null;
  return entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry;
}

function parsed(text: string): Queued | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Queued | null) : null;
  } catch {
    return null;
  }
}

const FIRST_MS = 3_000;
const LAST_MS = 60_000;

/** How long to wait before asking for the n-th time again: soon at first, then less and less often. */
export const waitBefore = (times: number): number => Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(times, 10));
