import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LOCALES } from './kernel/locale';
import { messagesOf } from './platform/i18n/messages';
import { flatten, slots } from './platform/testing/texts';

/** Keys that code builds in ways a scan cannot see: a prefix and why. Prefer a template literal, which it can. */
const DYNAMIC: readonly (readonly [prefix: string, why: string])[] = [];

const [zh, en] = LOCALES.map((locale) => flatten(messagesOf(locale)));
const sources = sourceFiles().map((path) => ({ path, ...scan(readFileSync(path, 'utf8')) }));
const literals = new Set(sources.flatMap((source) => source.literals));

describe('texts', () => {
  test('are complete in both languages', () => {
    expect(missing(zh, en), 'missing in en').toEqual([]);
    expect(missing(en, zh), 'missing in zh-CN').toEqual([]);
  });

  test('have equal placeholders and tags in both languages', () => {
    const unequal = [...(zh ?? [])].filter(([key, text]) => String(slots(text)) !== String(slots(en?.get(key) ?? '')));
    expect(unequal.map(([key, text]) => `${key}: ${slots(text)} ≠ ${slots(en?.get(key) ?? '')}`)).toEqual([]);
  });

  test('are all used', () => {
    expect([...(zh?.keys() ?? [])].filter((key) => !isUsed(key))).toEqual([]);
  });

  test('in Chinese use full-width punctuation', () => {
    const half = [...(zh ?? [])].filter(([, text]) =>
      /\p{Script=Han}\s?[,;:!?](?!\w*,)/u.test(text.replace(/\{[^{}]*\}/g, '')),
    );
    expect(half.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});

describe('the scanner', () => {
  test.each<[string, readonly string[]]>([
    ['再消费 {amount}，升级{level}', ['amount', 'level']],
    ['{count, plural, one {# thing for {name}} other {# things}}', ['count', 'name']],
    ['{kind, select, a {A} other {{x}}} <b>bold</b>', ['<b>', 'kind', 'x']],
    ['plain', []],
  ])('finds the slots of %o', (text, expected) => expect(slots(text)).toEqual(expected));

  test('sees the namespaces and the heads of keys that are built', () => {
    const found = scan(
      "const t = useTranslations('a.b');\nconst u = await getTranslations('c');\nt('x'); u.rich('y'); v('z'); t(`k.$" +
        '{x}`)',
    );
    expect(found.namespaces).toEqual(['a.b', 'c']);
    expect(found.prefixes).toEqual(['k.']);
  });

  test('sees that acts say the refusals of their texts, and editors their troubles', () => {
    const found = scan("const act = useActOf('a-b'); const authored = useAuthored(begin, Terms, Code)");
    expect([found.namespaces, found.prefixes]).toEqual([['a-b'], ['refusal.', 'trouble.']]);
  });
});

function missing(from: Map<string, string> | undefined, to: Map<string, string> | undefined): string[] {
  return [...(from?.keys() ?? [])].filter((key) => !to?.has(key));
}

function sourceFiles(): string[] {
  return ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
}

/** What a file says about texts: its namespaces, the heads of built keys, and all its literals. */
function scan(code: string) {
  const namespaces = [...code.matchAll(/(?:useTranslations|getTranslations)\((?:\{[^}]*namespace: )?'([\w.-]+)'/g)].map(
    ([, namespace = '']) => namespace,
  );
  // Acts say their refusals in the texts they are named, editors the troubles of what is written in theirs.
  const ofActs = [...code.matchAll(/useActOf\('([\w.-]+)'\)/g)].map(([, namespace = '']) => namespace);
  return {
    namespaces: [...namespaces, ...ofActs],
    prefixes: [
      ...[...code.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, head = '']) => head),
      ...(ofActs.length > 0 ? ['refusal.'] : []),
      ...(/\buseAuthored\(/.test(code) ? ['trouble.'] : []),
    ],
    bare: namespaces.some(() => /\bt\(\s*`\$\{/.test(code)),
    literals: [...code.matchAll(/['"]([\w-]+(?:\.[\w-]+)*)['"]/g)].map(([, literal = '']) => literal),
  };
}

/** Used: named in full, named within its namespace, or built from a template whose head is part of it. */
function isUsed(key: string): boolean {
  if (literals.has(key) || DYNAMIC.some(([prefix]) => key.startsWith(prefix))) return true;
  return sources.some(
    (source) =>
      source.prefixes.some((prefix) => key.startsWith(prefix)) ||
      source.namespaces.some((namespace) => {
        if (!key.startsWith(`${namespace}.`)) return false;
        const rest = key.slice(namespace.length + 1);
        const isBuilt = source.bare || source.prefixes.some((prefix) => rest.startsWith(prefix));
        // A translator may be handed to another file, so the literal may stand in any.
        return isBuilt || literals.has(rest);
      }),
  );
}
