import { expect, test } from 'vitest';
import { decideReply, ONCE, type ReplyFacts } from './decide-reply';
import { TermsSchema } from './terms';

const FROM = new Date('2026-11-01T00:00:00Z');
const TO = new Date('2026-12-01T00:00:00Z');
const NOW = new Date('2026-11-15T00:00:00Z');
const terms = (more: object = {}) =>
  TermsSchema.parse({
    name: { zh: '调查', en: '' },
    from: FROM,
    to: TO,
    questions: [{ code: 'q', kind: 'rating', text: { zh: '好吗', en: '' }, params: {} }],
    ...more,
  });
const facts = (more: Partial<ReplyFacts> = {}): ReplyFacts => ({
  terms: terms(),
  version: 1,
  endedAt: null,
  status: 'active',
  level: null,
  fits: true,
  answered: [],
  orders: [],
  ...more,
});
const PER_ORDER = terms({ trigger: { as: 'order', withinDays: 7 } });
const GOLD = terms({ audience: { levels: ['gold'] } });

test.each<[string, Partial<ReplyFacts>, string, Date, string]>([
  ['its window begins', {}, ONCE, FROM, 'open'],
  ['a millisecond before it begins', {}, ONCE, new Date(FROM.getTime() - 1), 'survey_not_begun'],
  ['its window ends', {}, ONCE, TO, 'survey_ended'],
  ['it was closed early', { endedAt: NOW }, ONCE, NOW, 'survey_ended'],
  ['he has answered, also when it is over', { answered: [ONCE] }, ONCE, TO, 'survey_answered'],
  ['he is frozen', { status: 'frozen' }, ONCE, NOW, 'survey_not_for_you'],
  ['others are asked', { fits: false }, ONCE, NOW, 'survey_not_for_you'],
  ['another level is asked', { terms: GOLD, level: 'silver' }, ONCE, NOW, 'survey_not_for_you'],
  ['his level is asked', { terms: GOLD, level: 'gold' }, ONCE, NOW, 'open'],
  ['an order is named where none is asked about', {}, 'o1', NOW, 'survey_not_of_this_order'],
  ['his order is asked about', { terms: PER_ORDER, orders: ['o1'] }, 'o1', NOW, 'open'],
  ['an order of somebody else', { terms: PER_ORDER, orders: ['o1'] }, 'o2', NOW, 'survey_not_of_this_order'],
  [
    'an order is asked about and none is named',
    { terms: PER_ORDER, orders: ['o1'] },
    ONCE,
    NOW,
    'survey_not_of_this_order',
  ],
  ['that order was answered', { terms: PER_ORDER, orders: ['o1'], answered: ['o1'] }, 'o1', NOW, 'survey_answered'],
  ['another order was answered', { terms: PER_ORDER, orders: ['o1', 'o2'], answered: ['o1'] }, 'o2', NOW, 'open'],
])('%s', (_, more, subject, now, expected) => {
  const decided = decideReply(facts(more), subject, now);
  expect(decided.ok ? decided.value : decided.refusal.code).toBe(expected);
});
