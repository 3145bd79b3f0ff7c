import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from './shared';

/** What runs here: the release, and the commit it was built from when that is known. */
export type Version = { readonly version: string; readonly commit: string | null };

/** The release and commit of this process; read once. */
export function version(): Version {
  return shared('version', () => ({ version: readVersion(), commit: process.env.APP_COMMIT || readCommit() }));
}

const pathOf = (...names: string[]): string => join(/* turbopackIgnore: true */ process.cwd(), ...names);

/** Which build of the pages is served; null while they are built as they are asked for. */
export function build(): string | null {
  return shared('build', () => (process.env.NODE_ENV === 'production' ? readBuild() : null));
}

const readBuild = (): string => readFileSync(pathOf('.next', 'BUILD_ID'), 'utf8').trim();

const readVersion = (): string => JSON.parse(readFileSync(pathOf('package.json'), 'utf8')).version;

/** The commit of a checkout, without asking git: an image has neither. */
function readCommit(): string | null {
  const head = readText('HEAD')?.trim();
  if (head === undefined) return null;
  if (!head.startsWith('ref: ')) return head;
  const ref = head.slice('ref: '.length);
  const packed = () => readText('packed-refs')?.match(new RegExp(`^([0-9a-f]{40}) ${ref}$`, 'm'))?.[1];
  return readText(ref)?.trim() ?? packed() ?? null;
}

const readText = (name: string): string | undefined => {
  const path = pathOf('.git', name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};
