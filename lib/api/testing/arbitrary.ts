import fc from 'fast-check';
import { z } from 'zod';

type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
};

/** Values that a schema takes, as far as JSON Schema can say it; few different names, so that calls meet each other. */
export function fitting(schema: z.ZodType): fc.Arbitrary<unknown> {
  return ofSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '');
}

/** The same with one to four things wrong in it, wherever that may be. */
export function broken(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema), fc.array(harm(), { minLength: 1, maxLength: 4 }))
    .map(([value, harms]) => harms.reduce(harmed, structuredClone(value)));
}

/** A value that is known to work with at most two things changed: what gets far before it fails. */
export function near(example: unknown): fc.Arbitrary<unknown> {
  const renamed = fc.constantFrom('fuzz-1', 'fuzz-2', 'fuzz-3', 'fuzz-4').map((externalId) => {
    const isNamed = typeof example === 'object' && example !== null && 'externalId' in example;
    return isNamed ? { ...example, externalId } : example;
  });
  return fc
    .tuple(renamed, fc.array(harm(), { maxLength: 2 }))
    .map(([value, harms]) => harms.reduce(harmed, structuredClone(value)));
}

const harm = () => fc.record({ at: fc.nat(), how: fc.constantFrom(...HARMS), junk: fc.oneof(JUNK, SMALL) });

/** Bodies that are hardly JSON at all. */
export const RAW: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '{',
    '[[',
    '"\\ud800"',
    'NaN',
    '1e999999',
    '-',
    '{"a":1,}',
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '\u0000',
    '\ufeff{}',
  ),
  fc.integer({ min: 30, max: 50_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.integer({ min: 30, max: 5_000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.json({ maxDepth: 6 }),
);

/** Texts as somebody might put them into an address. */
export const TEXT: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '../..',
    "' OR 1=1 --",
    '%',
    '😀'.repeat(50),
    'x'.repeat(5_000),
    '__proto__',
    '-1',
    '1e9',
  ),
  fc.constantFrom('fuzz-1', 'fuzz-2', '13900000001', `mem_${'0'.repeat(26)}`, `mem_${'z'.repeat(26)}`),
);

const HARMS = ['replace', 'remove', 'add', 'double', 'poison', 'wrap'] as const;

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff x',
    '0',
    0,
    -0,
    -1,
    0.1,
    1e21,
    -1e308,
    2 ** 31,
    2 ** 53,
    2 ** 53 - 1,
    -(2 ** 53),
    [],
    {},
    [[]],
    { length: 1e9 },
    { toString: 1 },
    '9'.repeat(400),
    '𠮷'.repeat(3_000),
    'x'.repeat(70_000),
    '2026-02-29T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-01-01',
    '\'; DROP TABLE "Member"; --',
    '{{7*7}}',
    '\u202eabc',
  ),
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.integer({ min: 20, max: 60 }).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth))),
);

// Numbers and texts that many fields take.
const SMALL = fc.oneof(
  fc.integer({ min: 0, max: 1_000 }),
  fc.constantFrom('1', '2', 'paid', 'placed', 'completed', 'cancelled'),
);

const INSTANTS = [
  '1970-01-01T00:00:00Z',
  '2199-12-31T23:59:59.999Z',
  '2024-02-29T23:59:59+14:00',
  '2026-10-13T12:00:00+08:00',
];

function ofSchema(schema: Schema, name: string): fc.Arbitrary<unknown> {
  if (name === 'externalId') return fc.oneof(fc.constantFrom('fuzz-1', 'fuzz-2', 'fuzz-3'), textOf(schema));
  if (name === 'mobile') return fc.oneof(fc.constantFrom('13900000001', '+86 139-0000-0002'), textOf(schema));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => ofSchema(one, '')));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(ofSchema(schema.items ?? {}, ''), { maxLength: 4 });
    case 'integer':
    case 'number':
      return integerOf(schema);
    case 'string':
      return textOf(schema);
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, ofSchema(field, name)]));
  return fc.record(fields, { requiredKeys: [...required], noNullPrototype: true });
}

function integerOf({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: Schema): fc.Arbitrary<unknown> {
  const small = { min: Math.max(minimum, -5), max: Math.min(maximum, 50_000) };
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer(small) },
    { weight: 1, arbitrary: fc.constantFrom(minimum, maximum, Math.max(minimum, 0)) },
  );
}

function textOf({ format, minLength = 0, maxLength = 300 }: Schema): fc.Arbitrary<unknown> {
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 64) });
  if (format === 'date-time')
    return fc.oneof(
      fc.constantFrom(...INSTANTS),
      fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
    );
  if (format === 'date') return fc.constantFrom('1990-05-17', '2000-02-29', '2026-12-31', '0001-01-01');
  if (format === 'email') return fc.emailAddress();
  return fc.oneof(any, fc.constantFrom('1', '2', 'x'.repeat(Math.min(maxLength, 5_000))));
}

type Harm = { readonly at: number; readonly how: (typeof HARMS)[number]; readonly junk: unknown };
type Place = { readonly holder: Record<string, unknown>; readonly name: string };

function harmed(value: unknown, { at, how, junk }: Harm): unknown {
  const places = placesOf(value);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return junk;
  const { holder, name } = place;
  switch (how) {
    case 'replace':
      put(holder, name, junk);
      break;
    case 'remove':
      delete holder[name];
      break;
    case 'add':
      put(holder, typeof junk === 'string' ? junk.slice(0, 50) : 'more', junk);
      break;
    case 'double':
      if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(name)]));
      else put(holder, `${name}2`, holder[name]);
      break;
    case 'poison':
      put(holder, '__proto__', { admin: true });
      break;
    case 'wrap':
      put(holder, name, [holder[name]]);
      break;
  }
  return value;
}

/** Sets a field of its own, whatever its name: `__proto__` too, as JSON.parse would. */
function put(holder: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Every place in a value that can be harmed. */
function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesOf(holder[name])]);
}
