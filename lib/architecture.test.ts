import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { BANNED_NAMES, CONTEXTS, PUBLIC_ROOMS, PURE_BANNED, PURE_PACKAGES, ROOMS, type Room } from './architecture';
import { filesOf, importsOf, resolveImport, textOf } from './platform/testing/modules';

const ROOT = join(import.meta.dirname, '..');

const FILES = filesOf(['app', 'components', 'lib', 'scripts', 'bench', 'e2e']);

function roomOf(file: string): Room {
  return must(
    ROOMS.find(({ path }) => path.test(file)),
    `${file} is in no room: add one to lib/architecture.ts`,
  );
}

function contextOf(file: string): string | null {
  const name = /^lib\/([^/]+)\//.exec(file)?.[1];
  return name === undefined || ['kernel', 'platform', 'api'].includes(name) ? null : name;
}

/** A sentence naming the broken law, or null. */
function judge(from: string, specifier: string): string | null {
  const to = resolveImport(from, specifier);
  return to === null ? judgePackage(from, specifier) : (judgeRoom(from, to) ?? judgeBorder(from, to));
}

function judgePackage(from: string, specifier: string): string | null {
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0];
  if (roomOf(from).room !== 'pure' || PURE_PACKAGES.includes(name ?? '')) return null;
  return `${from} (pure) may not import the package ${specifier}`;
}

function judgeRoom(from: string, to: string): string | null {
  const [mine, theirs] = [roomOf(from), ROOMS.find(({ path }) => path.test(to))];
  if (mine.may.includes('*') || theirs === undefined) return null;
  return mine.may.includes(theirs.room) ? null : `${from} (${mine.room}) may not import ${to} (${theirs.room})`;
}

function judgeBorder(from: string, to: string): string | null {
  const [mine, theirs] = [contextOf(from), contextOf(to)];
  if (mine === null || theirs === null || mine === theirs || roomOf(from).room === 'test') return null;
  if (!PUBLIC_ROOMS.includes(roomOf(to).room))
    return `${from}: enter '${theirs}' by its door (@/lib/${theirs}), not ${to}`;
  return CONTEXTS[mine]?.includes(theirs)
    ? null
    : `${from}: '${mine}' does not declare '${theirs}' in lib/architecture.ts`;
}

function impurities(file: string, text: string): string[] {
  if (roomOf(file).room !== 'pure') return [];
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  return PURE_BANNED.filter((banned) => banned.test(code)).map((banned) => `${file} (pure) contains ${banned.source}`);
}

function cycles(contexts: Readonly<Record<string, readonly string[]>>): string[] {
  const faults: string[] = [];
  const walk = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) faults.push([...path, name].join(' → '));
    else if (contexts[name] === undefined) faults.push(`${path.at(-1)} declares unknown '${name}'`);
    else for (const next of contexts[name]) walk(next, [...path, name]);
  };
  for (const name of Object.keys(contexts)) walk(name, []);
  return faults;
}

describe('the law', () => {
  test('every import is allowed', () => {
    const faults = FILES.flatMap((file) => importsOf(file).flatMap((specifier) => judge(file, specifier) ?? []));
    expect(faults).toEqual([]);
  });

  test('pure rooms hold no clock, chance, waiting or environment', () => {
    expect(FILES.flatMap((file) => impurities(file, textOf(file)))).toEqual([]);
  });

  test('arrows between contexts only point down, and every context exists and is declared', () => {
    expect(cycles(CONTEXTS)).toEqual([]);
    const built = new Set(FILES.flatMap((file) => contextOf(file) ?? []));
    expect([...built].filter((name) => CONTEXTS[name] === undefined)).toEqual([]);
    expect(Object.keys(CONTEXTS).filter((name) => !built.has(name))).toEqual([]);
  });

  test('every context has a door and a short README', () => {
    for (const name of Object.keys(CONTEXTS)) {
      expect(existsSync(join(ROOT, 'lib', name, 'index.ts')), `lib/${name}/index.ts`).toBe(true);
      const readme = readFileSync(join(ROOT, 'lib', name, 'README.md'), 'utf8');
      expect(readme.split('\n').length, `lib/${name}/README.md`).toBeLessThanOrEqual(31);
    }
  });

  test('files are named for what they hold', () => {
    expect(FILES.filter((file) => BANNED_NAMES.test(file))).toEqual([]);
    const odd = FILES.filter((file) => !file.startsWith('app/') && /[A-Z_]/.test(posix.basename(file)));
    expect(odd).toEqual([]);
  });

  test.each([
    ['lib/points/rules/x.ts', '../store', 'may not import'],
    ['lib/points/rules/x.ts', 'react', 'may not import the package'],
    ['lib/points/rules/x.ts', 'node:crypto', 'may not import the package'],
    ['lib/points/schema.ts', '@/lib/platform/db', 'may not import'],
    ['lib/growth/work.ts', '@/lib/points', 'does not declare'],
    ['lib/members/work.ts', '@/lib/orders', 'does not declare'],
    ['lib/orders/settlement/x.ts', '@/lib/points/store', 'by its door'],
    ['lib/orders/settlement/x.ts', '@/lib/ledger/rules/book', 'by its door'],
    ['lib/kernel/x.ts', '@/lib/platform/db', 'may not import'],
    ['lib/platform/x.ts', '@/lib/members', 'may not import'],
    ['components/points/x.tsx', '@/lib/points', 'may not import'],
    ['components/ui/x.tsx', '@/components/shell/nav', 'may not import'],
    ['app/x.tsx', '@/lib/points/store', 'may not import'],
    ['app/x.tsx', '@/prisma/generated/client', 'may not import'],
    ['lib/orders/x.ts', '@/app/layout', 'may not import'],
  ])('bites: %s may not import %s', (from, specifier, sentence) => {
    expect(judge(from, specifier)).toContain(sentence);
  });

  test.each([['new Date()'], ['Date.now()'], ['Math.random()'], ['async () => 1'], ['await x'], ['process.env.X']])(
    'bites: a rule may not contain %s',
    (code) => {
      expect(impurities('lib/points/rules/x.ts', `export const x = ${code};`)).not.toEqual([]);
    },
  );

  test('bites: a cycle and an unknown context', () => {
    expect(cycles({ a: ['b'], b: ['a'] })).not.toEqual([]);
    expect(cycles({ a: ['ghost'] })).not.toEqual([]);
  });
});
