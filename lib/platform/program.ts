import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, statement } from './db';
import { shared } from './shared';

/** The settings every rule needs; `revision` rises when any rule set is published, so that caches know. */
export type Program = {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  readonly locale: string;
  readonly revision: number;
};

// One row by primary key.
const readProgram = statement(
  'program.read',
  'SELECT "name", "zone", "currency", "locale", "revision" FROM "Program" WHERE "id" = 1',
  z.object({ name: z.string(), zone: z.string(), currency: z.string(), locale: z.string(), revision: z.number() }),
);

/** The program of this installation as it is now. */
export async function program(db: Db): Promise<Program> {
  return must((await readProgram(db, []))[0], 'the program has not been set up: run db:migrate and db:seed');
}

/** Loads a value that is good for one revision of the program, from memory when this process has it already. */
export async function perRevision<T>(name: string, revision: number, load: () => Promise<T>): Promise<T> {
  const cache = shared(`revision.${name}`, () => ({ revision: -1, value: undefined as T | undefined }));
  if (cache.revision !== revision) {
    cache.value = await load();
    cache.revision = revision;
  }
  return cache.value as T;
}
