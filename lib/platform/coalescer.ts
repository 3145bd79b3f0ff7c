import { Refusal } from '@/lib/kernel/refusal';
import { shared } from './shared';

/** Runs one item of many that were joined; resolves with that item's own result. */
export type Coalescer<I, O> = (item: I) => Promise<O>;

type Waiting<I, O> = {
  readonly item: I;
  readonly resolve: (value: O) => void;
  readonly reject: (error: unknown) => void;
};

type Options = {
  /** Most items in one run. */
  readonly sizeMax: number;
  /** Most runs in the database at one time; while they are all busy the next gathers. */
  readonly runsMax: number;
  /** A run that takes longer waits for somebody's lock and is not counted: others may go past it, so many at the most. */
  readonly patienceMs: number;
  readonly stalledMax: number;
  /** Most items waiting; beyond it callers are told to come back (429). */
  readonly queueMax: number;
};

const DEFAULTS: Options = { sizeMax: 256, runsMax: 1, patienceMs: 300, stalledMax: 3, queueMax: 4096 };

/**
 * Joins concurrent callers into one set-shaped run: one per process and name. While one batch is in the database the
 * next gathers. A batch that fails as a whole is run again one by one, so that a bad item hurts only itself.
 */
export function coalescer<I, O>(
  name: string,
  run: (items: readonly I[]) => Promise<readonly O[]>,
  options: Partial<Options> = {},
): Coalescer<I, O> {
  const { sizeMax, runsMax, patienceMs, stalledMax, queueMax } = { ...DEFAULTS, ...options };
  const state = shared(`coalescer.${name}`, () => ({ queue: [] as Waiting<I, O>[], running: 0, stalled: 0 }));
  states().set(name, state);

  const pump = (): void => {
    while (state.running - Math.min(state.stalled, stalledMax) < runsMax && state.queue.length > 0) {
      const batch = state.queue.splice(0, sizeMax);
      state.running++;
      let isStalled = false;
      const patience = setTimeout(() => {
        isStalled = true;
        state.stalled++;
        pump();
      }, patienceMs);
      void settle(batch, run).finally(() => {
        clearTimeout(patience);
        if (isStalled) state.stalled--;
        state.running--;
        pump();
      });
    }
  };

  return (item) => {
    if (state.queue.length >= queueMax) return Promise.reject(new Refusal('busy', { retryAfterSeconds: 1 }, 429));
    return new Promise((resolve, reject) => {
      state.queue.push({ item, resolve, reject });
      // Callers of the same turn of the event loop join one batch.
      queueMicrotask(pump);
    });
  };
}

/** How many callers wait in each coalescer of this process, by its name. */
export function coalescerQueues(): ReadonlyMap<string, number> {
  return new Map([...states()].map(([name, { queue }]) => [name, queue.length]));
}

const states = () => shared('coalescers', () => new Map<string, { readonly queue: readonly unknown[] }>());

async function settle<I, O>(
  batch: Waiting<I, O>[],
  run: (items: readonly I[]) => Promise<readonly O[]>,
): Promise<void> {
  try {
    const values = await run(batch.map(({ item }) => item));
    for (const [index, { resolve }] of batch.entries()) resolve(values[index] as O);
  } catch (error) {
    if (batch.length === 1) return batch[0]?.reject(error);
    for (const waiting of batch) await settle([waiting], run);
  }
}
