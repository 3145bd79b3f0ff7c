import { expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { type BehaviourRule, wayOfType } from '@/lib/kernel/earning';
import { decideRule, periodNames, periodsOf } from './decide-rule';

const share = must(wayOfType('share'), 'a way');
const said = { type: 'share', props: { object: 'a' }, day: '2026-03-10', facts: {} };
const rule: BehaviourRule = {
  way: 'share',
  code: 'share',
  amount: 20,
  limits: [
    { period: 'day', times: 3 },
    { period: 'month', times: 10 },
  ],
};

test.each([
  [{ day: 0, month: 0 }, 'counts', undefined],
  [{ day: 2, month: 9 }, 'counts', undefined],
  [{ day: 3, month: 3 }, 'limited', 'day'],
  [{ day: 0, month: 10 }, 'limited', 'month'],
  [{ day: 9, month: 99 }, 'limited', 'day'],
])('a rule counted so often before, %o: %s', (used, kind, period) => {
  const times = (_: BehaviourRule, name: string) => used[name as keyof typeof used] ?? 0;
  expect(decideRule([rule], share, said, times)).toMatchObject({ kind, ...(period && { period }) });
});

test('a behaviour that no rule is about is none of them', () => {
  expect(decideRule([{ ...rule, way: 'review' }], share, said, () => 0)).toEqual({ kind: 'none' });
});

test('an instant counts in one day, one week and one month, by the wall clock of the zone', () => {
  const at = new Date('2026-12-31T16:30:00Z');
  expect(periodsOf(at, 'Asia/Shanghai')).toEqual({ day: '2027-01-01', week: 'W2026-12-28', month: '2027-01' });
  expect(periodsOf(at, 'America/New_York')).toEqual({ day: '2026-12-31', week: 'W2026-12-28', month: '2026-12' });
  expect(periodNames([at, at], 'Asia/Shanghai')).toHaveLength(3);
});
