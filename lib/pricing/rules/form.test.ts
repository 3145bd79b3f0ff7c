import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LOCALES } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';
import { offerKind } from '../kind';
import { offerKinds } from '../registry';
import { type FormField, formOf } from './form';

const names = (fields: readonly FormField[]): string[] =>
  fields.flatMap((field) => [
    ...('ways' in field ? [] : [field.name]),
    ...('fields' in field ? names(field.fields) : 'ways' in field ? names(field.ways) : []),
  ]);
const known = (code: string): readonly FormField[] => formOf(offerKinds.find(code) as (typeof offerKinds.all)[number]);

describe.each(offerKinds.all.map((kind) => [kind.code, kind] as const))('the form of %s', (code, kind) => {
  test('asks for every parameter that its example says, with a label in both languages', () => {
    const fields = names(formOf(kind));
    expect(fields).toEqual(expect.arrayContaining(Object.keys(kind.example as object)));
    for (const locale of LOCALES) {
      const { offers } = messagesOf(locale) as {
        offers: { field: Record<string, string>; kind: Record<string, string> };
      };
      expect(fields.filter((name) => offers.field[name] === undefined)).toEqual([]);
      expect(offers.kind[code]).toEqual(expect.any(String));
    }
  });
});

test('a price ratio or an amount off is one field with two ways', () => {
  expect(known('order_discount')).toEqual([
    {
      name: 'rateBp_off',
      isOptional: false,
      as: 'either',
      ways: [
        { name: 'rateBp', isOptional: true, as: 'rate' },
        { name: 'off', isOptional: true, as: 'fen' },
      ],
    },
    { name: 'from', isOptional: true, as: 'fen' },
  ]);
});

test('steps of a ladder are a list with fields of its own', () => {
  expect(known('ladder')).toMatchObject([
    { name: 'by', as: 'choice', choices: ['amount', 'quantity'] },
    { name: 'steps', as: 'list', fields: [{ name: 'from', as: 'step' }, { as: 'either' }] },
  ]);
});

test('a parameter without a form is refused when it is written, not when it is edited', () => {
  const bad = offerKind({
    code: 'bad',
    layers: ['order'],
    params: z.strictObject({ free: z.string() }),
    example: { free: '' },
    says: () => ({ form: '', values: {} }),
  });
  expect(() => formOf(bad)).toThrow('free');
});
