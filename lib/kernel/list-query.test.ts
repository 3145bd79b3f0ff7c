import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFilters, formatListQuery, LIST_LIMIT, parseFilters, parseListQuery } from './list-query';

describe('a list query', () => {
  test('has defaults', () => {
    expect(parseListQuery(new URLSearchParams())).toEqual({
      view: '',
      q: '',
      filters: {},
      sort: '',
      cursor: null,
      limit: LIST_LIMIT,
      exactCount: false,
    });
  });

  test.each([
    ['0', LIST_LIMIT],
    ['-5', LIST_LIMIT],
    ['1.5', LIST_LIMIT],
    ['20', 20],
    ['9999', 200],
    ['many', LIST_LIMIT],
  ])('with limit %s reads %i rows', (limit, expected) => {
    expect(parseListQuery(new URLSearchParams({ limit })).limit).toBe(expected);
  });

  test('survives a trip through the address', () => {
    const address = 'view=active&q=林&filter=level:gold,silver;status:ok&sort=-joined&cursor=abc&limit=20&count=exact';
    const query = parseListQuery(new URLSearchParams(address));
    expect(query.filters).toEqual({ level: ['gold', 'silver'], status: ['ok'] });
    expect(parseListQuery(formatListQuery(query))).toEqual(query);
  });
});

test('filters of any text survive the trip', () => {
  const value = fc.string({ minLength: 1 });
  const field = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__');
  fc.assert(
    fc.property(fc.dictionary(field, fc.array(value, { minLength: 1, maxLength: 3 })), (filters) => {
      expect(parseFilters(formatFilters(filters))).toEqual({ ...filters });
    }),
  );
});

test.each(['', ':', 'a', 'a:', ';;', ':x'])('the malformed word %o filters nothing', (word) => {
  expect(parseFilters(word)).toEqual({});
});
