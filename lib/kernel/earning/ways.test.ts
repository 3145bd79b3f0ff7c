import { describe, expect, test } from 'vitest';
import { BehaviourRulesSchema, earningWays, factsOf, ruleFor, wayOfType, withdrawnWay } from '.';

const ruleOf = (way: string, more: object = {}) => ({ way, code: way, amount: 5, limits: [], ...more });
const said = (type: string, props: Record<string, unknown> = {}) => ({
  type,
  props,
  day: '2026-03-10',
  facts: factsOf(props),
});

describe.each(earningWays.all.map((way) => [way.code, way] as const))('the way %s', (code, way) => {
  test('reads a rule with its own example, and survives JSON', () => {
    const rules = [ruleOf(code, way.example)];
    expect(BehaviourRulesSchema.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
  });

  test('refuses parameters that are not its own', () => {
    expect(BehaviourRulesSchema.safeParse([ruleOf(code, { ...way.example, ghost: 1 })]).success).toBe(false);
  });

  test('reads the props of its own example, says what it is about and whether its rule speaks', () => {
    if (way.props === null) return expect(wayOfType(code)).toBeNull();
    const props = way.props.parse(way.propsExample) as Record<string, unknown>;
    const type = code === 'custom_event' ? 'video_watched' : code;
    expect(wayOfType(type)).toBe(way);
    expect(ruleFor([ruleOf(code, way.example)], way, said(type, props))?.code).toBe(code);
    const about = way.object?.(said(type, props));
    expect(about === undefined || about.includes(code)).toBe(true);
    if (way.withdrawnBy !== null) expect(withdrawnWay(way.withdrawnBy)).toBe(way);
  });
});

test('of several rules about one event the first in their order speaks', () => {
  const rules = BehaviourRulesSchema.parse([
    ruleOf('custom_event', { code: 'long', event: 'video', when: { attribute: 'seconds', atLeast: 60 } }),
    ruleOf('custom_event', { code: 'app', event: 'video', when: { attribute: 'channel=app', atLeast: 1 } }),
    ruleOf('custom_event', { code: 'any', event: 'video', when: null }),
  ]);
  const way = wayOfType('video');
  const speaking = (props: Record<string, unknown>) => way && ruleFor(rules, way, said('video', props))?.code;
  expect(speaking({ seconds: 60, channel: 'app' })).toBe('long');
  expect(speaking({ seconds: 59, channel: 'app' })).toBe('app');
  expect(speaking({ seconds: 59, channel: 'web' })).toBe('any');
  expect(wayOfType('audio') && ruleFor(rules, wayOfType('audio') as never, said('audio'))).toBeUndefined();
});

test('shares of one thing are one a day, reviews one a line, for ever', () => {
  const share = earningWays.find('share')?.object;
  const review = earningWays.find('review')?.object;
  expect(share?.(said('share', { object: 'a' }))).not.toBe(share?.({ ...said('share', { object: 'a' }), day: 'x' }));
  expect(review?.(said('review', { order: 'o', line: '1' }))).toBe(
    review?.({ ...said('review', { order: 'o', line: '1' }), day: 'x' }),
  );
  expect(review?.(said('review', { order: 'a","b', line: 'c' }))).not.toBe(
    review?.(said('review', { order: 'a', line: 'b","c' })),
  );
});

test.each([
  [[ruleOf('share'), ruleOf('share')], 'every code once'],
  [[ruleOf('share', { limits: [1, 2].map((times) => ({ period: 'day', times })) })], 'every period once'],
])('rules that contradict themselves are refused', (rules, message) => {
  expect(BehaviourRulesSchema.safeParse(rules).error?.issues[0]?.message).toBe(message);
});
