import { expect, test } from 'vitest';
import { campaignKinds } from '../registry';
import { changesBetween } from './diff';
import { openOn, problemsOf, STEPS, stepOf } from './steps';
import { TermsSchema } from './terms';
import { windowOf } from './window';

const written = {
  type: 'spend_gift',
  goal: 'ticket',
  name: { zh: '满赠', en: 'Gift' },
  parts: [{ sort: 'offer', code: 'gift' }],
  days: { from: '2026-11-10', to: '2026-11-16' },
};

test('local days are instants from midnight to midnight, in the zone of the program and over a change of clocks', () => {
  const days = { warmFrom: '2026-11-08', from: '2026-11-10', to: '2026-11-16' };
  expect(windowOf({ days }, 'Asia/Shanghai')).toEqual({
    warmsAt: new Date('2026-11-07T16:00:00Z'),
    startsAt: new Date('2026-11-09T16:00:00Z'),
    endsAt: new Date('2026-11-16T16:00:00Z'),
  });
  const spring = windowOf({ days: { warmFrom: null, from: '2026-03-08', to: '2026-03-08' } }, 'America/New_York');
  expect((spring.endsAt.getTime() - spring.startsAt.getTime()) / 3_600_000).toBe(23);
  expect(spring.warmsAt).toEqual(spring.startsAt);
});

test('a draft of nothing misses something on every step but those that may stay empty, and a whole one on none', () => {
  const open = openOn(problemsOf({}));
  expect(STEPS.filter((step) => open[step] > 0)).toEqual(['goal', 'play', 'reach']);
  expect(problemsOf(written)).toEqual([]);
});

test.each([
  [{ days: { from: '2026-11-10', to: '2026-11-09' } }, 'days.to', 'ends_before_it_starts'],
  [{ days: { from: '2026-11-10', to: '2027-11-12' } }, 'days.to', 'too_long'],
  [{ days: { warmFrom: '2026-11-11', from: '2026-11-10', to: '2026-11-12' } }, 'days.warmFrom', 'warms_after_start'],
  [{ type: 'nothing' }, 'type', 'unknown_type'],
  [{ parts: [] }, 'parts', 'parts_missing'],
  [{ parts: [...written.parts, ...written.parts] }, 'parts.1.code', 'named_twice'],
])('complains of %j at its place', (more, path, message) => {
  expect(problemsOf({ ...written, ...more })).toEqual([{ path, message }]);
});

test('every place of the terms has its step', () => {
  const { shape } = TermsSchema;
  for (const name of Object.keys(shape)) expect(stepOf(`${name}.x`), name).not.toBe('launch');
});

test('revisions differ where they differ, lists and audiences as a whole', () => {
  const before = TermsSchema.parse(written);
  const after = TermsSchema.parse({
    ...written,
    name: { zh: '满赠', en: 'Gifts' },
    parts: [{ sort: 'task', code: 'a' }],
    audience: { attribute: 'member.level', oneOf: ['gold'] },
  });
  expect(changesBetween(before, after).map(({ path }) => path)).toEqual(['audience', 'name.en', 'parts']);
  expect(changesBetween(before, before)).toEqual([]);
});

test('of a first revision every place is told by itself, so that each can be read', () => {
  const changes = changesBetween({}, { name: { zh: '满赠', en: 'Gift' }, entry: { on: 'begin' } });
  expect(changes).toEqual([
    { path: 'entry', before: undefined, after: { on: 'begin' } },
    { path: 'name.en', before: undefined, after: 'Gift' },
    { path: 'name.zh', before: undefined, after: '满赠' },
  ]);
});

test('every type of S0-5.1 is a template: it has a name and a copy in both languages, and asks for some part', () => {
  expect(campaignKinds.all.filter(({ play }) => play === undefined).length).toBe(26);
  for (const { code, needs, name, copy, days, play } of campaignKinds.all) {
    expect(
      [name.zh, name.en, copy.zh, copy.en].every((text) => text.length > 0),
      code,
    ).toBe(true);
    // A plan gives by itself and asks for none.
    expect(needs.length > 0, code).toBe(play === undefined);
    expect(days, code).toBeGreaterThan(0);
  }
});
