import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

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

/** kill -9: no goodbye, no drain. */
async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
