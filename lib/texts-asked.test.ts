import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { LOCALES } from './kernel/locale';
import { messagesOf } from './platform/i18n/messages';
import { filesOf, importsOf, resolveImport, textOf } from './platform/testing/modules';
import { textCalls } from './platform/testing/text-calls';
import { flatten, slots } from './platform/testing/texts';

const FILES = filesOf(['app', 'components', 'lib']).filter((file) => !/\.test\.tsx?$/.test(file));
const TEXTS = LOCALES.map((locale) => ({ locale, texts: flatten(messagesOf(locale)) }));

describe('what code asks for', () => {
  const asked = FILES.flatMap((file) => textCalls(file, textOf(file)).map((call) => ({ file, ...call })));

  test('is seen', () => expect(asked.length).toBeGreaterThan(1_000));

  test.each(TEXTS)('exists in $locale', ({ texts }) => {
    const keys = [...texts.keys()];
    const has = (key: string, tail: string | null) =>
      tail === null ? texts.has(key) : keys.some((one) => one.startsWith(key) && one.endsWith(tail));
    expect(asked.filter(({ key, tail }) => !has(key, tail)).map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });

  test.each(TEXTS)('gets the values that it has places for in $locale', ({ texts }) => {
    const short = asked.flatMap(({ file, key, tail, values }) => {
      const wanting = tail !== null || values === null ? [] : slots(texts.get(key) ?? '').filter(isNotAmong(values));
      return wanting.map((slot) => `${file}: ${key} without ${slot}`);
    });
    expect(short).toEqual([]);
  });
});

const isNotAmong =
  (values: readonly string[]) =>
  (slot: string): boolean =>
    !values.includes(slot.replace(/[<>]/g, ''));

// The API reads its texts itself, by a grammar of its own.
test.each(TEXTS)('every text of $locale can be said', ({ locale, texts }) => {
  const faults: string[] = [];
  const t = createTranslator({
    locale,
    messages: messagesOf(locale) as never,
    timeZone: 'UTC',
    onError: ({ message }) => faults.push(message),
  });
  for (const [key, text] of [...texts].filter(([one]) => !one.startsWith('api.'))) {
    const values = slots(text).map((slot) =>
      slot.startsWith('<') ? [slot.slice(1, -1), (said: string) => said] : [slot, 1],
    );
    t.markup(key as never, Object.fromEntries(values));
  }
  expect(faults).toEqual([]);
});

test('every page gives the browser the texts that its parts there ask for', () => {
  const pages = FILES.filter((file) => /^app\/.*\/(page|layout|error|not-found|loading)\.tsx$/.test(file));
  expect(pages.flatMap(ungiven)).toEqual([]);
});

/** The namespaces that parts of a page in the browser ask for and neither it nor a layout around it gives. */
function ungiven(page: string): string[] {
  const { drawn, sent } = reachedFrom(page);
  const layouts = page
    .split('/')
    .map((_, depth, parts) => [...parts.slice(0, depth), 'layout.tsx'].join('/'))
    .filter((file) => FILES.includes(file));
  const given = new Set([
    'ui',
    'shell',
    ...[...drawn, ...layouts.flatMap((one) => [...reachedFrom(one).drawn])].flatMap(givenIn),
  ]);
  return [...sent].flatMap((file) =>
    wantedIn(file)
      .filter((namespace) => !given.has(namespace))
      .map((namespace) => `${page}: ${namespace} for ${file}`),
  );
}

/** The files below one that the server draws, and those that are sent to the browser. */
function reachedFrom(start: string) {
  const reached = { drawn: new Set<string>(), sent: new Set<string>() };
  const walk = (file: string, isAbove: boolean): void => {
    const isSent = isAbove || isForBrowser(file);
    const files = isSent ? reached.sent : reached.drawn;
    if (files.has(file)) return;
    files.add(file);
    for (const next of partsOf(file)) walk(next, isSent);
  };
  walk(start, false);
  return reached;
}

const isForBrowser = remembered((file: string) => /^['"]use client['"]/.test(textOf(file)));

const partsOf = remembered((file: string) =>
  importsOf(file, { types: false })
    .flatMap((specifier) => resolveImport(file, specifier) ?? [])
    .filter((next) => /^(app|components)\/.*\.tsx?$/.test(next)),
);

const givenIn = remembered((file: string) =>
  [...textOf(file).matchAll(/namespaces=\{\[([^\]]*)\]/g)].flatMap(([, names = '']) => quoted(names)),
);

const wantedIn = remembered((file: string) =>
  [...textOf(file).matchAll(/useTranslations\('([\w-]+)/g)].map(([, namespace = '']) => namespace),
);

function quoted(names: string): string[] {
  return [...names.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
}

function remembered<T>(read: (file: string) => T): (file: string) => T {
  const known = new Map<string, T>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const now = read(file);
    known.set(file, now);
    return now;
  };
}

describe('the reader of calls', () => {
  const told = (code: string) =>
    textCalls('x.tsx', code).map(({ key, tail }) => (tail === null ? key : `${key}…${tail}`));

  test.each<[string, readonly string[]]>([
    ["const t = useTranslations('a.b'); t('x'); u('y')", ['a.b.x']],
    [
      "const [t, u] = await Promise.all([getTranslations('a'), getTranslations('b')]); t('x'); u.rich('y')",
      ['a.x', 'b.y'],
    ],
    ["const [t, n] = [useTranslations('a'), 1]; n('x'); t(n ? 'y' : 'z')", ['a.y', 'a.z']],
    ["(await getTranslations('a'))('x')", ['a.x']],
    ["const t = await getTranslations({ locale, namespace: 'a' }); t(`k.$" + "{x}.end` as 'k.o.end')", ['a.k.….end']],
    ["function f(t: ReturnType<typeof useTranslations<'a'>>) { t('x') }", ['a.x']],
    ["const t = useTranslations('a'); const f = (t) => t('x'); t.has('y')", []],
  ])('sees what %s asks for', (code, expected) => expect(told(code)).toEqual(expected));

  test('reads the names of the values, unless they are spread', () => {
    const values = textCalls('x.ts', "const t = useTranslations('a'); t('x', { n, m: 1 }); t('y', { ...z }); t('w')");
    expect(values.map((call) => call.values)).toEqual([['n', 'm'], null, []]);
  });
});
