import { expect, test } from 'vitest';
import { type DeedRef, readDeedId, writeDeedId } from './deed-id';

test.each<DeedRef>([
  { kind: 'coupon', redemption: 'rdm_01m8040j33erd8ztvrq0kj4ewb' },
  { kind: 'benefit', member: 'mem_1', grant: 'bng_1', key: '0199c2d4-6f1e-7000-8000-000000000001' },
])('an id of a $kind is read as it was written', (ref) => expect(readDeedId(writeDeedId(ref))).toEqual(ref));

test.each(['', 'x', 'x~y'])('%o is looked for as a redemption, and not found', (text) =>
  expect(readDeedId(text)).toEqual({ kind: 'coupon', redemption: text }),
);
