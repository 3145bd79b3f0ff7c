import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './steps';

/** A process that is kept running. */
export type Kept = {
  /** Settles when it does its work for the first time; rejects when it dies three times before. */
  readonly ready: Promise<void>;
  readonly restart: () => void;
  readonly stop: () => Promise<void>;
  readonly kill: () => void;
};

const BACKOFF_MS_MIN = 500;
const BACKOFF_MS_MAX = 15_000;
const HEALTHY_MS = 30_000;
const EARLY_DEATHS_MAX = 3;
// A page is drawn into short-lived objects: with room for several of them they are gone before they are ever moved.
const NODE_FLAGS = ['--max-semi-space-size=64', '--import', './scripts/register.mjs'];

/** Starts a program of ours and starts it again, ever more slowly, whenever it dies; what it complains of may be read too. */
export function keepRunning(
  name: string,
  file: string,
  env: () => NodeJS.ProcessEnv,
  onComplaint?: (said: string) => void,
): Kept {
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  let child: ChildProcess | undefined;
  let isEnding = false;
  let isReady = false;
  let deaths = 0;

  const launch = () => {
    const startedAt = performance.now();
    // Its own process group, so that Ctrl-C reaches it through us and in order; the channel tells it when we die.
    child = spawn(process.execPath, [...NODE_FLAGS, file], {
      env: env(),
      detached: true,
      stdio: ['ignore', 'inherit', onComplaint ? 'pipe' : 'inherit', 'ipc'],
    });
    child.stderr?.pipe(process.stderr, { end: false });
    child.stderr?.on('data', (said: Buffer) => onComplaint?.(String(said)));
    child.once('message', () => {
      isReady = true;
      resolve();
    });
    child.once('exit', (code, signal) => void onExit(code ?? signal, performance.now() - startedAt));
  };

  const onExit = async (reason: number | string | null, livedMs: number) => {
    child = undefined;
    if (isEnding) return;
    deaths = livedMs > HEALTHY_MS ? 1 : deaths + 1;
    if (!isReady && deaths >= EARLY_DEATHS_MAX)
      return reject(new Error(`${name} does not start (${reason}), see its messages above`));
    const waitMs = Math.min(BACKOFF_MS_MIN * 2 ** (deaths - 1), BACKOFF_MS_MAX);
    say(`! ${name} ended (${reason}), starting it again in ${waitMs / 1000} s 进程退出，即将重启`);
    await sleep(waitMs);
    if (!isEnding) launch();
  };

  launch();
  return {
    ready,
    restart: () => void child?.kill('SIGTERM'),
    kill: () => void child?.kill('SIGKILL'),
    stop: async () => {
      isEnding = true;
      const running = child;
      if (running === undefined) return;
      const ended = new Promise((done) => running.once('exit', done));
      running.kill('SIGTERM');
      await ended;
    },
  };
}

/** The environment of the web and worker processes. */
export function childEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  const bin = join(process.cwd(), 'node_modules', '.bin');
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  };
}
