import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import type { SettingSection } from '@/lib/kernel/setting-section';
import { afterCommit, type Db, isPool, statement } from './db';
import { shared } from './shared';

/** The settings every rule needs; `revision` rises when any rule set is published, so that caches know. */
export type Program = {
  readonly name: string;
  readonly zone: string;
  readonly currency: string;
  readonly locale: string;
  readonly revision: number;
  /** What operators set, by context; a context reads its own with `settingsOf`. */
  readonly settings: Readonly<Record<string, unknown>>;
};

// One row by primary key.
const readProgram = statement(
  'program.read',
  'SELECT "name", "zone", "currency", "locale", "revision", "settings" FROM "Program" WHERE "id" = 1',
  z.object({
    name: z.string(),
    zone: z.string(),
    currency: z.string(),
    locale: z.string(),
    revision: z.number(),
    settings: z.record(z.string(), z.unknown()),
  }),
);

const FRESH_MS = 1_000;

type Remembered = { readAt: number; value: Program | null; reading: Promise<Program> | null };

/**
 * The program of this installation, at most a second old: every settled set asks for it. The parts of one page ask in the
 * same moment and wait for one read; a transaction reads on its own connection.
 */
export async function program(db: Db): Promise<Program> {
  const cache = shared('program', (): Remembered => ({ readAt: Number.NEGATIVE_INFINITY, value: null, reading: null }));
  if (cache.value !== null && performance.now() - cache.readAt < FRESH_MS) return cache.value;
  if (!isPool(db)) return readInto(cache, db);
  cache.reading ??= readInto(cache, db).finally(() => {
    cache.reading = null;
  });
  return cache.reading;
}

async function readInto(cache: Remembered, db: Db): Promise<Program> {
  const value = must((await readProgram(db, []))[0], 'the program has not been set up: run db:migrate and db:seed');
  cache.value = value;
  cache.readAt = performance.now();
  return value;
}

/** The settings of one section: what operators set, read by its schema, which fills in the defaults. */
export function settingsOf<S extends z.ZodObject>(
  { settings }: Program,
  { code, schema }: SettingSection<S>,
): z.output<S> {
  return schema.parse(settings[code] ?? {});
}

// One row by primary key.
const replace = statement(
  'program.settings.replace',
  `UPDATE "Program" p SET "settings" = p."settings" || jsonb_build_object($1::text, $2::jsonb)
   FROM "Program" o WHERE p."id" = 1 AND o."id" = 1 RETURNING o."settings" -> $1::text AS "before"`,
  z.object({ before: z.unknown() }),
);

/** Replaces the settings of one section and answers what stood there; the caller has raised the revision before. */
export async function replaceSettings(db: Db, code: string, value: unknown): Promise<unknown> {
  return must((await replace(db, [code, JSON.stringify(value)]))[0], 'the program has not been set up').before;
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

type Recent<T> = { readAt: number; value: T | undefined; reading: Promise<T> | null };

/**
 * A small table that no revision tells of and every page names something from, at most a second old; whoever changes it
 * says so with `changed`, and this process knows at once.
 */
export function recently<T>(name: string, load: () => Promise<T>) {
  const read = async (): Promise<T> => {
    const known = shared(`recent.${name}`, (): Recent<T> => {
      return { readAt: Number.NEGATIVE_INFINITY, value: undefined, reading: null };
    });
    if (known.value !== undefined && performance.now() - known.readAt < FRESH_MS) return known.value;
    known.reading ??= load().finally(() => {
      known.reading = null;
    });
    known.value = await known.reading;
    known.readAt = performance.now();
    return known.value;
  };
  return { read, changed: (db: Db): void => afterCommit(db, () => shared.forget(`recent.${name}`)) };
}

// One row by primary key; its lock also puts those who publish at the same time one after the other.
const raise = statement(
  'program.raise',
  `UPDATE "Program" SET "revision" = "revision" + 1, "updatedAt" = now() WHERE "id" = 1
   RETURNING (extract(epoch FROM clock_timestamp() - now()) * 1000)::int AS "waited"`,
  z.object({ waited: z.number() }),
);

// More than the age of what a process remembers and the rest of a publishing transaction together.
const KNOWN_AFTER_MS = 5_000;

/** The first instant by which every process judges, of what is published at `now` and took so long to get its turn. */
export const knownFrom = (now: Date, waitedMs = 0): Date => new Date(now.getTime() + waitedMs + KNOWN_AFTER_MS);

/**
 * Tells every process that rules or settings changed, and holds others who publish until this transaction ends. Answers
 * the first instant by which all processes know: rules that counted from an earlier one would miss orders (4.M). Ask
 * for the program before, never after: what is not committed yet must not be remembered.
 */
export async function raiseRevision(db: Db, now: Date): Promise<Date> {
  const { waited } = must((await raise(db, []))[0], 'the program has not been set up');
  afterCommit(db, () => shared.forget('program'));
  return knownFrom(now, waited);
}
