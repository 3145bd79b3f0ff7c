import { type ChildProcess, spawn } from 'node:child_process';

const TICK_MS = 10_000;
const TAIL_LINES = 60;

let running: ChildProcess | undefined;

// Whoever reads our output may go first; the database must be stopped all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** Does one step of the start, telling people what happens, how long it takes and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const elapsed = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const ticker = setInterval(() => say(`  … ${title}  ${elapsed()}`), TICK_MS);
  try {
    const value = await work();
    say(`✓ ${title}  ${elapsed()}`);
    return value;
  } catch (error) {
    say(`✗ ${title}  ${elapsed()}`);
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

/** Runs a program of ours to its end; throws with the end of its output when it fails. `onLine` hears each line. */
export function runChild(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine?: (line: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Its own process group: Ctrl-C comes to us, and we end the whole group, with what it has started itself.
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const tail: string[] = [];
    const keep = (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n').filter(Boolean)) {
        onLine?.(line);
        tail.push(line);
        if (tail.length > TAIL_LINES) tail.shift();
      }
    };
    running = child;
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running = undefined;
      if (code === 0) resolve();
      else reject(new Error(`${args.at(-1)} ended with ${code ?? signal}:\n${tail.join('\n')}`));
    });
  });
}

/** Ends the step that is running now, with everything it has started. */
export function endRunningStep(): void {
  if (running?.pid === undefined) return;
  try {
    process.kill(-running.pid, 'SIGKILL'); // steps are safe to be killed and run again
  } catch {} // it has just ended by itself
}

/** Prints a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
