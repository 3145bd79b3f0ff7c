import { expect, test } from 'vitest';
import { registry } from '@/lib/kernel/registry';
import * as kinds from './approval-kinds';

const { all } = registry(kinds);

test.each(all)('the example of $code is read, and read again from JSON the same', ({ example, parse }) => {
  const payload = parse(example);
  expect(parse(JSON.parse(JSON.stringify(payload)))).toEqual(payload);
  expect(() => parse({})).toThrow();
  expect(() => parse({ ...(example as object), more: 1 })).toThrow();
});

test.each(all)('$code is named like the act that it does, in the trail too', ({ code }) => {
  expect(code).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
});
