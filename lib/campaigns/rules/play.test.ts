import { describe, expect, test } from 'vitest';
import { ConditionSchema } from '@/lib/kernel/condition';
import { campaignKinds } from '../registry';
import { EntrySchema } from './entry';
import { nearTheNext, type ProgramNumbers, sprintDays } from './play';

const name = { zh: '级', en: 'Level' };
const NUMBERS: ProgramNumbers = {
  today: '2026-11-22',
  stages: { newDays: 30, silentDays: 30, dormantDays: 90, lostDays: 180 },
  levels: [
    { code: 'bronze', name, orders: null, amount: null },
    { code: 'silver', name, orders: 1, amount: 20_000 },
    { code: 'gold', name, orders: 3, amount: 80_000 },
  ],
};

describe('plans', () => {
  const plans = campaignKinds.all.flatMap(({ code, play }) => (play === undefined ? [] : [{ code, play }]));

  test('are those of the requirements: levels, stages, second order, churn, birthday and sign-up', () => {
    expect(plans.map(({ code }) => code).sort()).toEqual([
      'play_birthday',
      'play_churn_warning',
      'play_growth_path',
      'play_level_keep',
      'play_level_sprint',
      'play_level_trial',
      'play_second_order',
      'play_value_rise',
      'play_wake_dormant',
      'play_wake_lost',
      'play_wake_silent',
    ]);
  });

  test.each(plans)('$code chooses members by a condition, and begins with an entry that can be read', ({ play }) => {
    expect(ConditionSchema.safeParse(play.fits(NUMBERS)).success).toBe(true);
    const { on, to, inside, perMember } = play.entry;
    const rewards = [{ kind: 'points', params: { points: 1 } }];
    const entry = { on, to: [...to(NUMBERS)], inside, perMember, total: 100, rewards };
    expect(EntrySchema.safeParse(entry).error?.issues ?? []).toEqual([]);
    if (on === 'begin') expect(play.audience?.(NUMBERS) ?? null).not.toBeNull();
    expect(play.keeps === null).toBe(on !== 'segment');
  });

  test('tell the way up with the numbers of the program', () => {
    const copy = campaignKinds.find('play_growth_path')?.play?.copy?.(NUMBERS);
    expect(copy?.zh).toContain('3 单或¥800到级');
    expect(copy?.en).toContain('1 order or ¥200 for Level');
  });
});

test.each([
  ['2026-11-22', '2026-11-25', '2026-11-30'],
  ['2026-11-25', '2026-11-25', '2026-11-30'],
  ['2026-11-28', '2026-11-28', '2026-11-30'],
  ['2027-02-01', '2027-02-25', '2027-02-28'],
  ['2028-02-29', '2028-02-29', '2028-02-29'],
])('on %s the sprint is from %s to %s', (today, from, to) => {
  expect(sprintDays(today)).toEqual({ from, to });
});

test('whoever has seven tenths of what the next level needs is near it', () => {
  expect(nearTheNext(NUMBERS.levels)).toEqual({
    any: [
      {
        all: [
          { attribute: 'member.level', oneOf: ['bronze'] },
          {
            any: [
              { attribute: 'member.orders', atLeast: 1 },
              { attribute: 'member.amount', atLeast: 14_000 },
            ],
          },
        ],
      },
      {
        all: [
          { attribute: 'member.level', oneOf: ['silver'] },
          {
            any: [
              { attribute: 'member.orders', atLeast: 3 },
              { attribute: 'member.amount', atLeast: 56_000 },
            ],
          },
        ],
      },
    ],
  });
  expect(nearTheNext(NUMBERS.levels.slice(0, 1))).toBeNull();
});
