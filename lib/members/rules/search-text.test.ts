import { describe, expect, test } from 'vitest';
import { beginningWith, isPersonalSearch, readSearch, spellings } from './search-text';

describe('a search text', () => {
  test.each([
    ['', { by: 'everything' }],
    ['  ', { by: 'everything' }],
    ['138 0000 1234', { by: 'mobile', mobile: '+8613800001234' }],
    ['１３８００００１２３４', { by: 'mobile', mobile: '+8613800001234' }],
    ['Lin@Example.com', { by: 'email', email: 'lin@example.com' }],
    ['1234', { by: 'last4', digits: '1234' }],
    ['mem_01', { by: 'id', id: 'mem_01' }],
    ['林晓', { by: 'text', text: '林晓', isInfix: false, pattern: '林晓%' }],
    ['林晓雯', { by: 'text', text: '林晓雯', isInfix: true, pattern: '%林晓雯%' }],
    ['CRM-10', { by: 'text', text: 'CRM-10', isInfix: true, pattern: '%CRM-10%' }],
    ['5%_', { by: 'text', text: '5%_', isInfix: true, pattern: '%5\\%\\_%' }],
  ])('%o is %j', (raw, expected) => expect(readSearch(raw)).toEqual(expected));
});

describe('kept out of addresses', () => {
  test.each(['13800001234', '138-0000-1234', '+86 138 0000 1234', '13800', 'lin@', 'lin@example.com'])('%o', (raw) =>
    expect(isPersonalSearch(raw)).toBe(true),
  );
  test.each(['', '1234', '林晓雯', 'CRM-10001', 'SO20260001', 'mem_01m802a2kyed1t1stpye6sn2dk', 'SXEBHX7GB3'])(
    'but not %o',
    (raw) => expect(isPersonalSearch(raw)).toBe(false),
  );
});

describe('a beginning', () => {
  test.each(['林', '林晓', 'a', 'CRM-', '\u{d7ff}', '\u{1f600}'])(
    'of %o holds what begins so and nothing else',
    (text) => {
      const { from, to } = beginningWith(text);
      const isIn = (name: string) =>
        Buffer.compare(Buffer.from(name), Buffer.from(from)) >= 0 &&
        Buffer.compare(Buffer.from(name), Buffer.from(to)) < 0;
      expect([text, `${text}\u{10fffe}`, `${text}a`].every(isIn)).toBe(true);
      expect(['', text.slice(0, -1), `${text.slice(0, -1)}\u{10fffe}`].some(isIn)).toBe(false);
    },
  );

  test.each([
    ['gr', ['gr', 'Gr']],
    ['GR', ['GR', 'Gr']],
    ['Gr', ['Gr']],
    ['王', ['王']],
  ])('%s is spelt %j', (text, expected) => expect(spellings(text)).toEqual(expected));
});
