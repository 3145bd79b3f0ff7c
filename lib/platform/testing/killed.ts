import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { vi } from 'vitest';

const PAUSE_MS = 20;
const PATIENCE_MS = 120_000;

/**
 * Runs a script in a process of its own and kills it when it is in the middle; throws when it ended before that, since
 * then nothing was killed.
 */
export async function killedMidway(
  script: string,
  args: readonly string[],
  isMidway: () => Promise<boolean>,
): Promise<void> {
  const child = spawn(process.execPath, ['--import', './scripts/register.mjs', script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  // Asking without a pause would take the machine from the process that is waited for.
  await vi.waitUntil(async () => isOver() || (await isMidway()), { timeout: PATIENCE_MS, interval: PAUSE_MS });
  if (isOver()) throw new Error(`${script} ended before it was killed`);
  child.kill('SIGKILL');
  const [, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`${script} ended by itself`);
}
