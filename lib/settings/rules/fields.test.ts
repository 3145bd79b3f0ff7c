import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { settingSection } from '@/lib/kernel/setting-section';
import { changesBetween, fieldsOf, valueAt } from './fields';

const section = settingSection(
  'shop',
  z.object({
    open: z.int().min(1).max(9).default(5).meta({ unit: 'days' }),
    mode: z.enum(['CALM', 'LOUD']).default('CALM'),
    most: z.int().min(0).max(10).meta({ unit: 'points' }).nullable().default(null),
    inner: z.object({ rate: z.int().min(0).max(100).default(7) }).prefault({}),
  }),
);

describe('the fields of a section', () => {
  test('are read from its schema with limits, words, units and what may be empty', () => {
    expect(fieldsOf(section)).toEqual([
      { path: ['open'], kind: 'number', min: 1, max: 9, unit: 'days', isOptional: false },
      { path: ['mode'], kind: 'choice', choices: ['CALM', 'LOUD'] },
      { path: ['most'], kind: 'number', min: 0, max: 10, unit: 'points', isOptional: true },
      { path: ['inner', 'rate'], kind: 'number', min: 0, max: 100, unit: null, isOptional: false },
    ]);
  });

  test('must have a form: what has no limits or no words is refused when it is written', () => {
    expect(() => fieldsOf(settingSection('bad', z.object({ free: z.string() })))).toThrow('free');
    expect(() => fieldsOf(settingSection('bad', z.object({ list: z.array(z.int()) })))).toThrow('list');
  });
});

describe('changes', () => {
  const before = section.schema.parse({});

  test('are the fields that differ, with both values', () => {
    const after = { ...before, open: 6, most: 3, inner: { rate: 0 } };
    expect(changesBetween(fieldsOf(section), before, after)).toEqual([
      { path: ['open'], before: 5, after: 6 },
      { path: ['most'], before: null, after: 3 },
      { path: ['inner', 'rate'], before: 7, after: 0 },
    ]);
  });

  test('of a value with itself are none', () => {
    expect(changesBetween(fieldsOf(section), before, section.schema.parse({}))).toEqual([]);
  });

  test('to a field that an old value did not know read as from nothing', () => {
    expect(valueAt({}, ['inner', 'rate'])).toBeNull();
  });
});
