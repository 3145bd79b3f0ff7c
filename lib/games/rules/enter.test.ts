import { describe, expect, test } from 'vitest';
import { termsOfGame } from '../testing/terms';
import { decideEntry, type EntryFacts, freeLeft } from './enter';

const terms = termsOfGame({
  from: new Date('2026-11-01T00:00:00Z'),
  to: new Date('2026-12-01T00:00:00Z'),
  chances: { freePerDay: 1, points: 50, perDay: 3, perMember: 10 },
});
const NOW = new Date('2026-11-10T12:00:00Z');
const asked = (more: Partial<EntryFacts> = {}): EntryFacts => ({
  terms,
  endedAt: null,
  player: { status: 'active', level: 'gold', fits: true },
  had: { ever: 0, today: 0, freeToday: 0 },
  given: 0,
  pay: 'chance',
  now: NOW,
  ...more,
});
const no = (more: Partial<EntryFacts>) => {
  const decision = decideEntry(asked(more));
  return decision.allowed ? decision.way : [decision.code, decision.facts.reason ?? decision.facts.period];
};

describe('entering a game', () => {
  test('takes a free draw first, then a given one, then says what one costs', () => {
    expect(no({})).toBe('free');
    const had = { ever: 1, today: 1, freeToday: 1 };
    expect(no({ had, given: 1 })).toBe('given');
    expect(decideEntry(asked({ had }))).toEqual({ allowed: false, code: 'no_chances', facts: { points: 50 } });
    expect(no({ had, pay: 'points' })).toBe('points');
  });

  test('is open from the first instant and closed at the end', () => {
    expect(no({ now: terms.from })).toBe('free');
    expect(no({ now: new Date(terms.from.getTime() - 1) })).toEqual(['game_not_open', 'warming']);
    expect(no({ now: new Date(terms.to.getTime() - 1) })).toBe('free');
    expect(no({ now: terms.to })).toEqual(['game_not_open', 'ended']);
    expect(no({ endedAt: NOW })).toEqual(['game_not_open', 'ended']);
    expect(no({ endedAt: new Date(NOW.getTime() + 1) })).toBe('free');
  });

  test('is for whom it is for', () => {
    const ofGold = { ...terms, audience: { levels: ['gold'], where: null } };
    expect(no({ terms: ofGold })).toBe('free');
    for (const level of ['silver', null])
      expect(no({ terms: ofGold, player: { status: 'active', level, fits: true } })).toEqual([
        'game_not_for_you',
        'level',
      ]);
    expect(no({ player: { status: 'active', level: 'gold', fits: false } })).toEqual(['game_not_for_you', 'condition']);
    expect(no({ player: { status: 'frozen', level: 'gold', fits: true } })).toEqual([
      'game_not_for_you',
      'member_status',
    ]);
  });

  test('stops at the limits, however it is paid', () => {
    expect(no({ had: { ever: 9, today: 2, freeToday: 1 }, pay: 'points' })).toBe('points');
    expect(no({ had: { ever: 9, today: 3, freeToday: 1 }, pay: 'points' })).toEqual(['draw_limit', 'day']);
    expect(no({ had: { ever: 10, today: 0, freeToday: 0 } })).toEqual(['draw_limit', 'ever']);
  });

  test('is not for points where none are asked', () => {
    const unsold = { ...terms, chances: { ...terms.chances, points: null } };
    expect(no({ terms: unsold, pay: 'points' })).toEqual(['draw_not_for_points', undefined]);
  });
});

test('free draws that are left are never more than the limits allow', () => {
  const left = (ever: number, today: number, freeToday: number) =>
    freeLeft({ chances: { freePerDay: 2, points: null, perDay: 3, perMember: 10 } }, { ever, today, freeToday });
  expect([left(0, 0, 0), left(1, 1, 1), left(2, 2, 0), left(5, 3, 0), left(9, 0, 0), left(10, 0, 0)]).toEqual([
    2, 1, 1, 0, 1, 0,
  ]);
});
