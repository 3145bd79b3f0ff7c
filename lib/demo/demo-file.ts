import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const DemoFile = z.object({
  baseUrl: z.string(),
  apiKey: z.string(),
  staff: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
  members: z.array(z.object({ mobile: z.string(), password: z.string() })),
});

/** The secrets of the demo, kept in a file that git ignores: people and tools sign in by it. */
export type DemoSecrets = z.output<typeof DemoFile>;

/** Where the file lies, beside the other state of an installation. */
export const DEMO_FILE = '.data/demo.json';

/** The kept secrets, or null when the file is lost or unreadable. */
export function readDemoFile(path: string): DemoSecrets | null {
  try {
    return DemoFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the secrets, whole or not at all, readable by the owner only. */
export function writeDemoFile(path: string, secrets: DemoSecrets): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.tmp`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}
