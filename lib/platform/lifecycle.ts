import { shared } from './shared';

const STOP_MS_MAX = 25_000;

const state = () => shared('lifecycle', () => ({ isStopping: false }));

/** True once this process has been told to stop: readiness answers 503, so that no new visitor is sent here. */
export function isStopping(): boolean {
  return state().isStopping;
}

/**
 * Runs `stop` once when the process is told to end (SIGTERM, SIGINT) or when the supervisor above it has died, then exits.
 * A second signal, or 25 seconds, ends it at once.
 */
export function onStop(stop: () => Promise<void>): void {
  const begin = () => {
    if (state().isStopping) process.exit(1);
    state().isStopping = true;
    setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('stopping failed', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
  process.on('disconnect', begin);
}

/** Tells the supervisor, when there is one, that this process does its work now. */
export function tellReady(): void {
  process.send?.('ready');
}
