import { describe, expect, test } from 'vitest';
import { aTerms } from '../testing/terms';
import { decideAgain, decideWish } from './again';
import { type ClaimFacts, decideClaim } from './claim';

const ZONE = 'Asia/Shanghai';
const NOW = new Date('2026-11-22T04:00:00Z');
const MIDNIGHT = new Date('2026-11-22T16:00:00Z');
const LATER = new Date('2026-12-01T00:00:00Z');

/** When a member who is refused may claim, of a plain batch with what a case says else. */
function again(terms: Parameters<typeof aTerms>[0], more: Partial<ClaimFacts> = {}) {
  const asked: ClaimFacts = {
    terms: aTerms(terms),
    state: 'live',
    way: 'claim',
    claimer: { registeredAt: new Date(0), status: 'active', levelCode: 'silver' },
    had: { total: 0, today: 0 },
    stock: { total: 10, issued: 3 },
    now: NOW,
    zone: ZONE,
    ...more,
  };
  return decideAgain(decideClaim(asked), asked);
}

describe('when a coupon that cannot be claimed now can be', () => {
  const gone = { stock: { total: 10, issued: 10 } };
  const day = { perMember: null, perDay: 1 };
  const had = { had: { total: 1, today: 1 } };
  test.each([
    ['claimable: no next time', {}, {}, null],
    ['sold out: when new ones are issued', {}, gone, { at: null }],
    ['not open yet: when it opens', { claimFrom: LATER }, {}, { at: LATER }],
    ['not open yet and all given: when new ones are issued', { claimFrom: LATER }, gone, { at: null }],
    ['had today’s: when the next local day begins', day, had, { at: MIDNIGHT }],
    ['had today’s, and the last one is gone: when new ones are issued', day, { ...had, ...gone }, { at: null }],
    ['had today’s, and claims end with the day: never', { ...day, claimTo: MIDNIGHT }, had, null],
    ['had today’s, and claims end a moment into the next: then', { ...day, claimTo: new Date(+MIDNIGHT + 1) }, had, { at: MIDNIGHT }],
    ['had all: never', { perMember: 1 }, had, null],
    ['over: never', { claimTo: NOW }, {}, null],
    ['for others: never', { audience: { levels: ['gold'] } }, {}, null],
    ['paused: when it goes on', {}, { state: 'paused' }, { at: null }],
    ['voided: never', {}, { state: 'voided' }, null],
  ] as const)('%s', (_, terms, more, expected) => {
    expect(again(terms as Parameters<typeof aTerms>[0], more)).toEqual(expected);
  }); // biome-ignore format: one case per line
});

describe('what becomes of a wish', () => {
  const yes = { allowed: true, had: { total: 1, today: 1 } } as const;
  const no = { allowed: false, code: 'sold_out', facts: {} } as const;
  const none = { now: 0, asking: 0 };
  test.each([
    ['may claim: told', yes, null, none, { fate: 'tell' }],
    ['may not yet: waits until then', no, { at: LATER }, none, { fate: 'wait', until: LATER }],
    ['sold out again: waits on', no, { at: null }, none, { fate: 'wait', until: null }],
    ['never may: dropped', no, null, none, { fate: 'drop' }],
    ['has got one since he asked: dropped', yes, null, { now: 1, asking: 0 }, { fate: 'drop' }],
    ['had some before he asked: told', yes, null, { now: 2, asking: 2 }, { fate: 'tell' }],
  ] as const)('%s', (_, answer, next, had, expected) => expect(decideWish(answer, next, had)).toEqual(expected));
});
