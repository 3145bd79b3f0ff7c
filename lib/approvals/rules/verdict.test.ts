import { expect, test } from 'vitest';
import { type Act, type ApprovalState, decideAct, stateAt } from './verdict';

const NOW = new Date('2026-11-22T12:00:00Z');
const LATER = new Date('2026-11-22T12:00:00.001Z');
const asked = (state: ApprovalState = 'requested', expiresAt = LATER) => ({ state, maker: 'staff:a', expiresAt });

test.each<[Act, string, string]>([
  ['approve', 'staff:b', 'allowed'],
  ['reject', 'staff:b', 'allowed'],
  ['approve', 'staff:a', 'own_request'],
  ['reject', 'staff:a', 'own_request'],
  ['withdraw', 'staff:a', 'allowed'],
  ['withdraw', 'staff:b', 'not_your_request'],
])('%s by %s is %s while it waits', (act, actor, expected) => {
  expect(decideAct(asked(), act, actor, NOW)).toBe(expected);
});

test.each<[ApprovalState]>([['approved'], ['rejected'], ['withdrawn']])(
  'what is %s is never decided again',
  (state) => {
    for (const act of ['approve', 'reject', 'withdraw'] as const) {
      expect(decideAct(asked(state), act, 'staff:b', NOW)).toBe('approval_decided');
    }
  },
);

test('a request ends at its instant, exclusive, although nobody wrote it down yet', () => {
  expect(stateAt(asked('requested', LATER), NOW)).toBe('requested');
  expect(stateAt(asked('requested', NOW), NOW)).toBe('expired');
  expect(decideAct(asked('requested', NOW), 'approve', 'staff:b', NOW)).toBe('approval_expired');
  expect(stateAt(asked('approved', NOW), NOW)).toBe('approved');
});
