import 'server-only';
import { getTranslations } from 'next-intl/server';
import { LOCALES } from '@/lib/kernel/locale';
import type { SettingsShown } from '@/lib/settings';
import type { FieldPath, SettingField } from '@/lib/settings/rules/fields';

/** By what a field may be found: its words in both languages and its name in the program, by section and field. */
export type SearchWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a search looks at, of every field of every section. */
export async function searchWords(sections: readonly SettingsShown[]): Promise<SearchWords> {
  const texts = await Promise.all(LOCALES.map((locale) => getTranslations({ locale, namespace: 'settings' })));
  const said = (keys: readonly string[]) =>
    texts.flatMap((t) => keys.flatMap((key) => (t.has(key as 'title') ? [t(key as 'title')] : [])));
  return Object.fromEntries(
    sections.map(({ code, fields }) => [
      code,
      Object.fromEntries(
        fields.map((field) => [
          keyOf(field.path),
          [...names(code, field.path), ...said(keysOf(code, field))].join(' '),
        ]),
      ),
    ]),
  );
}

/** The name of a field within its section. */
const keyOf = (path: FieldPath): string => path.join('.');

const names = (code: string, path: FieldPath): readonly string[] => [`${code}.${keyOf(path)}`];

function keysOf(code: string, field: SettingField): readonly string[] {
  const at = ['field', code, ...field.path].join('.');
  const parent = ['field', code, ...field.path.slice(0, -1)].join('.');
  const choices = field.kind === 'choice' ? field.choices.map((value) => `${at}.choice.${value}`) : [];
  return [
    ...[`section.${code}.title`, `section.${code}.note`, `section.${code}.also`],
    ...[`${parent}.group`, `${at}.label`, `${at}.help`, `leaf.${field.path.at(-1) ?? ''}`, ...choices],
  ];
}
