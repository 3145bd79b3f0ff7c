import { z } from 'zod';
import { actorLabel } from '@/lib/kernel/actor';
import type { Outcome } from '@/lib/kernel/refusal';
import { coalescer } from '@/lib/platform/coalescer';
import { command, type InvalidInput, isInvalidInput, parseInput } from '@/lib/platform/command';
import { behaviourOfInput } from '../behaviour-event';
import { processBehaviours } from '../process';
import { BehaviourInput } from '../schema';
import type { BehaviourAnswer, BehaviourEvent } from '../types';

/** Most behaviours in one call. */
export const BEHAVIOURS_MAX = 500;

/** The outcome for one behaviour of a set: its answer, a refusal, or what is wrong with its input. */
export type BehaviourResult = Outcome<BehaviourAnswer> | { readonly ok: false; readonly invalid: InvalidInput };

// Concurrent callers become one set; a handful of full calls is as much as one transaction should hold.
const joined = coalescer<readonly BehaviourEvent[], readonly Outcome<BehaviourAnswer>[]>(
  'behaviours',
  async (sets) => {
    const outcomes = await processBehaviours(sets.flat(), new Date());
    let next = 0;
    return sets.map(({ length }) => {
      next += length;
      return outcomes.slice(next - length, next);
    });
  },
  { sizeMax: 16, queueMax: 1024 },
);

/** Records many behaviours; each gets its own outcome in the order sent, and one that is bad never stops the others. */
export const recordBehaviours = command({
  name: 'behaviours.record',
  can: 'events.write',
  input: z.object({ events: z.array(z.unknown()).min(1).max(BEHAVIOURS_MAX) }),
  transaction: 'own',
  async run({ actor }, { events }): Promise<BehaviourResult[]> {
    const read = events.map((raw) => readBehaviour(raw, actorLabel(actor)));
    const good = read.flatMap((one) => ('event' in one ? [one.event] : []));
    const outcomes = good.length === 0 ? [] : await joined(good);
    let next = 0;
    return read.map(
      (one): BehaviourResult =>
        'event' in one ? (outcomes[next++] as Outcome<BehaviourAnswer>) : { ok: false, ...one },
    );
  },
});

function readBehaviour(raw: unknown, actor: string): { event: BehaviourEvent } | { invalid: InvalidInput } {
  try {
    return { event: behaviourOfInput(parseInput(BehaviourInput, raw), actor) };
  } catch (error) {
    if (isInvalidInput(error)) return { invalid: error };
    throw error;
  }
}
