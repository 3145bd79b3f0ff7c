import { shared } from './shared';

const EVERY_MS = 100;
const LAG_MS_MAX = 500;

/** Whether the event loop of this process has been late twice in a row: then new work is refused before it begins. */
export function isOverloaded(): boolean {
  const { last, before } = watch();
  return Math.min(last, before) > LAG_MS_MAX;
}

/** By how many milliseconds the event loop was late when last looked at. */
export const eventLoopLagMs = (): number => watch().last;

function watch(): { last: number; before: number } {
  return shared('event-loop', () => {
    const seen = { last: 0, before: 0 };
    let due = performance.now() + EVERY_MS;
    setInterval(() => {
      const now = performance.now();
      seen.before = seen.last;
      seen.last = Math.max(0, now - due);
      due = now + EVERY_MS;
    }, EVERY_MS).unref();
    return seen;
  });
}
