import { z } from 'zod';
import type { Arguments } from '@/lib/kernel/condition';
import { isWindow, WINDOWS } from '@/lib/statistics';
import type { Choices } from './attribute';

const text = z.string().min(1).max(128);

/** Times of a day by their first and last local hour. */
export const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  night: [0, 5],
  morning: [6, 10],
  noon: [11, 13],
  afternoon: [14, 17],
  evening: [18, 23],
};

/** What an attribute can be narrowed by: a number or a name, and the names there are. */
export type Argument = {
  readonly kind: 'number' | 'name';
  readonly schema: z.ZodType;
  readonly choices: Choices | null;
  /** The key of its name in the texts. */
  readonly text: string;
};

const catalogChoices = (table: string) =>
  `SELECT t."code", 0::int8 AS "count" FROM "${table}" t WHERE t."archivedAt" IS NULL ORDER BY t."code" LIMIT $1`;

/** Everything by which an attribute can be narrowed, by name. */
export const ARGUMENTS = {
  days: {
    kind: 'number',
    schema: z.int().refine(isWindow, { message: `one of ${WINDOWS.join(', ')}` }),
    choices: { of: WINDOWS.map(String) },
    text: 'attributes.arguments.days',
  },
  within: { kind: 'number', schema: z.int().min(1).max(365), choices: null, text: 'attributes.arguments.within' },
  category: {
    kind: 'name',
    schema: text,
    choices: { query: catalogChoices('Category') },
    text: 'attributes.arguments.category',
  },
  brand: {
    kind: 'name',
    schema: text,
    choices: { query: catalogChoices('Brand') },
    text: 'attributes.arguments.brand',
  },
  store: {
    kind: 'name',
    schema: text,
    choices: { query: 'SELECT s."code", 0::int8 AS "count" FROM "Store" s ORDER BY s."code" LIMIT $1' },
    text: 'attributes.arguments.store',
  },
  weekday: {
    kind: 'number',
    schema: z.int().min(1).max(7),
    choices: { of: ['1', '2', '3', '4', '5', '6', '7'] },
    text: 'attributes.arguments.weekday',
  },
  hours: {
    kind: 'name',
    schema: z.enum(Object.keys(HOURS) as [string, ...string[]]),
    choices: { of: Object.keys(HOURS) },
    text: 'attributes.arguments.hours',
  },
  batch: {
    kind: 'name',
    schema: text,
    choices: {
      query: `SELECT b."id"::text AS "code", 0::int8 AS "count" FROM "CouponBatch" b WHERE b."state" <> 'draft'
        ORDER BY b."id" DESC LIMIT $1`,
    },
    text: 'attributes.arguments.batch',
  },
  benefit: {
    kind: 'name',
    schema: text,
    choices: { query: 'SELECT b."code", 0::int8 AS "count" FROM "Benefit" b ORDER BY b."code" LIMIT $1' },
    text: 'attributes.arguments.benefit',
  },
  type: { kind: 'name', schema: text, choices: null, text: 'attributes.arguments.type' },
} as const satisfies Readonly<Record<string, Argument>>;

/** The name of something by which an attribute can be narrowed. */
export type ArgumentName = keyof typeof ARGUMENTS;

/** What an attribute takes: what it needs, what it may have, and why some of it does not go together. */
export type Narrowing = {
  readonly needs?: readonly ArgumentName[];
  readonly may?: readonly ArgumentName[];
  /** A word for what is wrong with arguments that are each right, or null. */
  readonly refuses?: (narrowed: Narrowed) => string | null;
};

/** Checked arguments. */
export type Narrowed = {
  readonly days?: number | undefined;
  readonly within?: number | undefined;
  readonly category?: string | undefined;
  readonly brand?: string | undefined;
  readonly store?: string | undefined;
  readonly weekday?: number | undefined;
  readonly hours?: string | undefined;
  readonly batch?: string | undefined;
  readonly benefit?: string | undefined;
  readonly type?: string | undefined;
};

/** Arguments as checked, or what is wrong with them and where. */
export type Checked =
  | { readonly ok: true; readonly narrowed: Narrowed }
  | { readonly ok: false; readonly path: string; readonly code: string };

/** Checks the arguments of a leaf against what its attribute takes. */
export function checkArguments(narrowing: Narrowing | undefined, given: Arguments | undefined): Checked {
  const { needs = [], may = [], refuses } = narrowing ?? {};
  const all = given ?? {};
  const known: readonly string[] = [...needs, ...may];
  const strange = Object.keys(all).find((name) => !known.includes(name));
  if (strange !== undefined) return { ok: false, path: strange, code: 'argument_unknown' };
  const missing = needs.find((name) => all[name] === undefined);
  if (missing !== undefined) return { ok: false, path: missing, code: 'argument_missing' };
  for (const [name, value] of Object.entries(all))
    if (!ARGUMENTS[name as ArgumentName].schema.safeParse(value).success)
      return { ok: false, path: name, code: 'argument_wrong' };
  const why = refuses?.(all as Narrowed) ?? null;
  return why === null ? { ok: true, narrowed: all as Narrowed } : { ok: false, path: '', code: why };
}
