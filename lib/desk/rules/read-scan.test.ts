import { expect, test } from 'vitest';
import { readScan, type Scan } from './read-scan';

test.each<[string, Scan['as'], string]>([
  ['2647 4873 1495 4868 3016', 'pass', '26474873149548683016'],
  ['２６４７４８７３１４９５４８６８３０１６', 'pass', '26474873149548683016'],
  ['1234', 'last4', '1234'],
  [' 12 34 ', 'last4', '1234'],
  ['k7qm-2z4t-9hxn-5r3b', 'coupon', 'K7QM2Z4T9HXN5R3B'],
  ['13800001234', 'person', '13800001234'],
  ['+86 138 0000 1234', 'person', '+86 138 0000 1234'],
  ['8613800001234', 'person', '8613800001234'],
  ['JXS665MMAA', 'person', 'JXS665MMAA'],
  ['林晓雨', 'person', '林晓雨'],
  ['12345', 'person', '12345'],
])('%o is read as a %s', (typed, as, text) => expect(readScan(typed)).toEqual({ as, text }));
