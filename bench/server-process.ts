import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { build, isBuilt } from '@/scripts/start/build';
import { childEnvironment, keepRunning } from '@/scripts/start/children';
import { loadSecrets } from '@/scripts/start/secrets';
import { freePort } from './free-port';

/** A server in a process of its own, that can be killed without a word. */
export type ServerProcess = { readonly url: string; readonly kill: () => Promise<void> };

/** Starts `bench/api-server.ts` on the database of this process and waits until it listens. */
export async function startApiServer(port = 0): Promise<ServerProcess> {
  const env = { ...process.env, PORT: String(port) };
  const args = ['--import', './scripts/register.mjs', 'bench/api-server.ts'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { url: `http://127.0.0.1:${line.trim()}`, kill: () => killed(child) };
}

/** The whole web process, pages included, kept running as `npm start` keeps it: whoever kills it sees it come back. */
export type WebProcess = {
  readonly url: string;
  /** kill -9; resolves when the one that was started in its place answers. */
  readonly killAndWait: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts `server.ts` on the given database and waits until it answers; builds the pages first when they are not. */
export async function startWebServer(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<WebProcess> {
  // Pages are built for the key of this installation: with another one its build would count as none.
  loadSecrets();
  if (!isBuilt()) {
    console.log('building the pages …');
    await build();
  }
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const kept = keepRunning('web', 'server.ts', () => ({ ...childEnvironment(databaseUrl), ...settings, PORT: port }));
  await kept.ready;
  return {
    url,
    async killAndWait() {
      kept.kill();
      while (await answers(url)) await pause();
      while (!(await answers(url))) await pause();
    },
    stop: kept.stop,
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** kill -9: no goodbye, no drain. */
async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
