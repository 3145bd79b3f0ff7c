import { describe, expect, test } from 'vitest';
import { isPersonalSearch, readSearch } from './search-text';

describe('a search text', () => {
  test.each([
    ['', { by: 'everything' }],
    ['  ', { by: 'everything' }],
    ['138 0000 1234', { by: 'mobile', mobile: '+8613800001234' }],
    ['１３８００００１２３４', { by: 'mobile', mobile: '+8613800001234' }],
    ['Lin@Example.com', { by: 'email', email: 'lin@example.com' }],
    ['1234', { by: 'last4', digits: '1234' }],
    ['mem_01', { by: 'id', id: 'mem_01' }],
    ['林晓', { by: 'text', text: '林晓', pattern: '林晓%' }],
    ['林晓雯', { by: 'text', text: '林晓雯', pattern: '%林晓雯%' }],
    ['CRM-10', { by: 'text', text: 'CRM-10', pattern: '%CRM-10%' }],
    ['5%_', { by: 'text', text: '5%_', pattern: '%5\\%\\_%' }],
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
