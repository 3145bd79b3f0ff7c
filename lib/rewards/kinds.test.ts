import { describe, expect, test } from 'vitest';
import { giverOf } from './giver-of';
import { rewardKinds } from './registry';
import { describeRewards } from './rules/describe';
import { rewardsSchema } from './schema';

describe.each(rewardKinds.all)('the kind $code', ({ code, params, fields, example }) => {
  test('reads its own example, has a field for each parameter, and somebody gives it', () => {
    const reward = { kind: code, params: example };
    expect(rewardsSchema.parse([reward])).toEqual([reward]);
    expect(Object.keys(fields)).toEqual(Object.keys(example));
    expect(giverOf(code).kind).toBe(code);
    expect(params.safeParse({ ...example, more: 1 }).success).toBe(false);
  });
});

test('rewards nobody knows fail closed, and are still told as something', () => {
  const strange = [{ kind: 'gold', params: {} }];
  expect(rewardsSchema.safeParse(strange).success).toBe(false);
  expect(describeRewards(strange)).toEqual([{ kind: 'unknown', key: 'kind.unknown', values: { kind: 'gold' } }]);
});

test('a reward is told by the name of what it gives, in the language, and by its code when nobody named it', () => {
  const rewards = [{ kind: 'coupon', params: { batch: 'b', count: 2 } }];
  const names = new Map([['coupon:b', { zh: '满减券', en: '' }]]);
  expect(describeRewards(rewards, names, 'en')[0]?.values).toEqual({ count: 2, name: '满减券' });
  expect(describeRewards(rewards)[0]?.values).toEqual({ count: 2, name: 'b' });
});
