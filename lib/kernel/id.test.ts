import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseId, publicId } from './id';

const uuids = fc.uuid();

test('an id comes back from its public form, and only under its own prefix', () => {
  fc.assert(
    fc.property(uuids, (uuid) => {
      const id = publicId('member', uuid);
      expect(id).toMatch(/^mem_[0-9a-hjkmnp-tv-z]{26}$/);
      expect(parseId('member', id)).toBe(uuid);
      expect(parseId('order', id)).toBeNull();
    }),
  );
});

test('public ids sort like the stored ones', () => {
  fc.assert(
    fc.property(uuids, uuids, (a, b) => {
      expect(publicId('order', a) < publicId('order', b)).toBe(a < b);
    }),
  );
});

test.each(['', 'mem_', 'mem_zzz', 'mem_zzzzzzzzzzzzzzzzzzzzzzzzzz', 'mem_0000000000000000000000000l', 'x_0_0'])(
  'refuses %j',
  (text) => expect(parseId('member', text)).toBeNull(),
);
