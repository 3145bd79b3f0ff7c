import { expect, test } from 'vitest';
import { velocityLimit } from '../kind';
import { velocityLimits } from '../registry';
import { keyOf, shownKey } from './keys';
import { decideVelocity, type Verdict } from './verdict';

const ip = velocityLimit('registration', 'ip', { review: 3, block: 5 });
const device = velocityLimit('registration', 'device', { review: 1, block: 9 });

test.each<[number, number, Verdict, string[]]>([
  [3, 1, 'ALLOW', []],
  [4, 1, 'REVIEW', ['registration.ip']],
  [5, 1, 'REVIEW', ['registration.ip']],
  [6, 1, 'BLOCK', ['registration.ip']],
  [1, 2, 'REVIEW', ['registration.device']],
  [6, 2, 'BLOCK', ['registration.ip', 'registration.device']],
])('%i from an address and %i from a device is %s by %j', (a, d, verdict, signals) => {
  const counted = [
    { limit: ip, count: a, key: 'x' },
    { limit: device, count: d, key: 'y' },
  ];
  const decided = decideVelocity(counted);
  expect([decided.verdict, decided.evidence.map(({ signal }) => signal)]).toEqual([verdict, signals]);
});

test('no signal allows', () => expect(decideVelocity([])).toEqual({ verdict: 'ALLOW', evidence: [] }));

test.each<[Parameters<typeof keyOf>, string | null, string | null]>([
  [['ip', { ip: '203.0.113.7' }], '203.0.113.7', '203.0.*.*'],
  [['ip', { ip: '2001:db8:1:2::7' }], '2001:db8:1:2::7', '2001:db8:1:…'],
  [['mobile_prefix', { mobile: '+8613800001234' }], '1380000', '138****'],
  [['mobile_prefix', { mobile: '138 0000 1234' }], '1380000', '138****'],
  [['device', { device: 'abcdef' }], 'abcdef', '…cdef'],
  [['inviter', { inviterId: null }], null, null],
  [['device', { device: '' }], null, null],
  [['device', { ip: '203.0.113.7', userAgent: 'phone' }], '203.0.113.7 phone', '…hone'],
  [['device', { ip: '10.0.0.3', userAgent: 'phone' }], null, null],
  [['ip', { ip: '127.0.0.1' }], null, null],
  [['ip', { ip: '::1' }], null, null],
  [['ip', { ip: '::ffff:192.168.1.9' }], null, null],
  [['ip', { ip: '172.31.0.1' }], null, null],
  [['ip', { ip: '172.32.0.1' }], '172.32.0.1', '172.32.*.*'],
  [['ip', { ip: 'fd12::1' }], null, null],
])('%j is counted as %s and shown as %s', (asked, key, shown) => {
  expect(keyOf(...asked)).toBe(key);
  expect(key === null ? null : shownKey(asked[0], key)).toBe(shown);
});

test.each(velocityLimits.all)('$code looks before it stops', ({ review, block }) => {
  expect(review).toBeGreaterThan(0);
  expect(block).toBeGreaterThan(review);
});
