import { expect, test } from 'vitest';
import { registry } from '@/lib/kernel/registry';
import type { SettingSection } from '@/lib/kernel/setting-section';
import { messagesOf } from '@/lib/platform/i18n/messages';
import * as sections from './setting-sections';
import { fieldsOf } from './settings/rules/fields';

const { all } = registry<SettingSection>(sections);

test.each(all)('$code fills in every field by itself', ({ code, schema }) => {
  const value = schema.parse({});
  expect(schema.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  expect(fieldsOf({ code, schema }).length).toBeGreaterThan(0);
});

test.each(['zh-CN', 'en'] as const)('every field and choice has its words in %s', (locale) => {
  const { settings } = messagesOf(locale) as { settings: Record<string, unknown> };
  const isText = (path: readonly string[]) =>
    typeof path.reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], settings) ===
    'string';
  const missing = all.flatMap((section) => [
    ...['title', 'note'].map((name) => ['section', section.code, name]).filter((path) => !isText(path)),
    ...fieldsOf(section).flatMap((field) => {
      const path = ['field', section.code, ...field.path.flatMap((name) => name.split('.'))];
      const isNamed = isText([...path, 'label']) || isText(['leaf', field.path.at(-1) ?? '']);
      const choices = field.kind === 'choice' ? field.choices.map((choice) => [...path, 'choice', choice]) : [];
      return [...(isNamed ? [] : [path]), ...choices.filter((one) => !isText(one))];
    }),
  ]);
  expect(missing).toEqual([]);
});
