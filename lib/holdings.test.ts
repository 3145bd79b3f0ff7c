import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registry } from '@/lib/kernel/registry';
import type { Holding } from '@/lib/platform/holding';
import * as holdings from './holdings';

/** Tables that name a member and are neither exported nor erased, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  BookProofFault: 'what a proof found of the book itself; no more than an opaque id',
  OutboxEvent: 'ids on their way to listeners, swept after a week',
  ReportMember: 'the number by which counts know a member; names nobody',
};

/** Columns that tell who somebody is, or hold what people typed, by their names. */
const PERSONAL = /^(name|gender|mobile|email|phone|birthday|region|address|note|ip|userAgent|passwordHash|proof)$/;

/** Personal columns that stay, and why. */
const STAYS: Readonly<Record<string, string>> = { 'OrderLine.name': 'of goods, not of people' };

const declared = new Map(
  registry<Holding>(holdings).all.flatMap(({ tables }) => tables.map((one) => [one.table, one] as const)),
);

/** Every model of the schema with its columns. */
const models = globSync('prisma/schema/*.prisma').flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
    name,
    columns: [...body.matchAll(/^ {2}([a-z]\w*) +\S/gm)].map(([, column = '']) => column),
  })),
);

test('every table that names a member is exported, or is left out with a reason', () => {
  const named = models.filter(({ columns }) => columns.includes('memberId')).map(({ name }) => name);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((name) => !declared.has(name) && !(name in LEFT_OUT))).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((name) => declared.has(name) || !named.includes(name))).toEqual([]);
});

test('every table that is declared exists, and so does every column that is erased in it', () => {
  for (const [table, { by, erased }] of declared) {
    const columns = models.find(({ name }) => name === table)?.columns ?? [];
    expect(columns, table).toContain(by);
    if (typeof erased === 'object') expect(columns, table).toEqual(expect.arrayContaining(Object.keys(erased)));
  }
});

test('every personal column of a table that names a member goes when he closes his account, or stays with a reason', () => {
  const left = models.flatMap(({ name, columns }) => {
    const erased = declared.get(name)?.erased;
    if (erased === undefined || erased === 'rows') return [];
    const gone = erased === 'kept' ? [] : Object.keys(erased);
    return columns
      .filter((column) => PERSONAL.test(column) && !gone.includes(column) && !(`${name}.${column}` in STAYS))
      .map((column) => `${name}.${column}`);
  });
  expect(left).toEqual([]);
});
