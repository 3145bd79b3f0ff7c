import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FILES = globSync('lib/**/*.ts').filter((path) => !path.includes('.test.') && !path.includes('/testing/'));
const SOURCES = FILES.map((path) => readFileSync(path, 'utf8'));
const LANGUAGES = ['zh-CN', 'en'] as const;

/** Every `command({ … })` of a source that says what the trail keeps, by its name. */
function audited(source: string): string[] {
  return source.split(/\bcommand\(\{/).flatMap((said, index) => {
    const name = /^\s*name: '([^']+)'/.exec(said)?.[1];
    return index > 0 && name !== undefined && /^ {2}(async )?audit\b/m.test(said) ? [name] : [];
  });
}

const ACTIONS = [...new Set(SOURCES.flatMap(audited))].sort();
const OBJECTS = [
  ...new Set(
    SOURCES.flatMap((source) => [...source.matchAll(/objectType: '([^']+)'/g)].map((found) => found[1] ?? '')),
  ),
].sort();

const wordsOf = (language: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`messages/${language}/audit.json`, 'utf8')) as Record<string, unknown>;

const wordAt = (words: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words);

test('there are commands that the trail keeps', () => {
  expect(ACTIONS.length).toBeGreaterThan(40);
  expect(OBJECTS.length).toBeGreaterThan(15);
});

test.each(LANGUAGES)('the trail says every action and object in words, %s', (language) => {
  const words = wordsOf(language);
  const silent = [
    ...ACTIONS.filter((name) => typeof wordAt(words, `action.${name}`) !== 'string'),
    ...OBJECTS.filter((name) => typeof wordAt(words, `object.${name}`) !== 'string').map((name) => `object ${name}`),
  ];
  expect(silent.join(', ')).toBe('');
});
