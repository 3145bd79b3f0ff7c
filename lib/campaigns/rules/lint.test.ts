import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LintFacts, type LintPart, lint } from './lint';
import { TermsSchema } from './terms';
import { windowOf } from './window';

const ZONE = 'Asia/Shanghai';
const NOW = new Date('2026-11-01T04:00:00Z');

const terms = (more: object = {}) =>
  TermsSchema.parse({
    type: 'spend_gift',
    goal: 'ticket',
    name: { zh: '满赠', en: 'Gift' },
    parts: [{ sort: 'offer', code: 'gift' }],
    budget: 'pot',
    days: { from: '2026-11-10', to: '2026-11-16' },
    ...more,
  });

const part = (more: Partial<LintPart> = {}): LintPart => ({
  sort: 'offer',
  code: 'gift',
  name: '满赠',
  kind: 'gift_goods',
  standing: 'scheduled',
  from: null,
  to: null,
  budgets: ['pot'],
  isLimited: false,
  heldBy: null,
  ...more,
});

const facts = (more: Partial<LintFacts> = {}): LintFacts => ({
  terms: terms(),
  window: windowOf(terms(), ZONE),
  now: NOW,
  needs: [{ sorts: ['offer'], kinds: ['gift_goods'] }],
  parts: [part()],
  members: null,
  entry: null,
  strange: [],
  budget: { left: 100, isPaused: false },
  others: [],
  collisions: [],
  isTried: true,
  guarded: [],
  unequal: null,
  ...more,
});

const found = (more: Partial<LintFacts> = {}) => lint(facts(more)).map(({ code, level }) => `${level} ${code}`);
const worst = { sku: 'TEA', quantity: 3, list: 30_000, net: 20_000, beyondFloor: 0 };
const other = { code: 'x', name: '别的', type: 'spend_gift', audience: null };

test('nothing is found in a campaign that is in order', () => {
  expect(found()).toEqual([]);
});

describe('it finds', () => {
  test.each<[string, Partial<LintFacts>]>([
    ['block part_missing', { parts: [part({ standing: 'missing' })] }],
    ['block part_not_live', { parts: [part({ standing: 'paused' })] }],
    ['block part_not_live', { parts: [part({ standing: 'over' })] }],
    ['block part_held', { parts: [part({ heldBy: 'other' })] }],
    ['note part_gives_now', { parts: [part({ standing: 'live' })] }],
    ['warn part_window_short', { parts: [part({ to: new Date('2026-11-12T00:00:00Z') })] }],
    ['warn part_window_short', { parts: [part({ from: new Date('2026-11-12T00:00:00Z') })] }],
    ['block need_missing', { needs: [{ sorts: ['offer'], kinds: ['bundle'] }] }],
    ['block need_missing', { needs: [{ sorts: ['task'] }] }],
    ['block audience_empty', { members: 0 }],
    ['block audience_unknown', { strange: ['cart.amount'] }],
    ['block budget_missing', { terms: terms({ budget: null }), parts: [part({ budgets: [] })] }],
    ['block budget_unknown', { budget: null }],
    ['block budget_spent', { budget: { left: 0, isPaused: false } }],
    ['block budget_spent', { budget: { left: 5, isPaused: true } }],
    ['warn budget_not_drawn', { parts: [part({ budgets: [], isLimited: true })] }],
    ['block schedule_past', { now: new Date('2026-12-01T00:00:00Z') }],
    ['warn campaign_overlaps', { others: [{ ...other, window: facts().window }] }],
    ['warn offers_to_floor', { collisions: [collision({ ...worst, beyondFloor: 1 })] }],
    ['warn offers_stack', { collisions: [collision(worst)] }],
    ['block offers_stack', { collisions: [collision({ ...worst, net: 14_999 })] }],
    ['warn never_tried', { isTried: false }],
    ['block price_protected', { guarded: [{ code: 'gift', attribute: 'region' }] }],
    [
      'note price_unequal',
      { unequal: { ...worst, least: { level: 'gold', net: 1 }, most: { level: '', net: 2 }, causes: ['gift'] } },
    ],
  ])('%s', (expected, more) => {
    expect(found(more)).toEqual([expected]);
  });
});

function collision(of: typeof worst) {
  return { mine: 'gift', other: 'day', otherName: '会员日', meeting: 'together', worst: of };
}

test('a campaign of another type, or one that is over when this one begins, is no overlap', () => {
  const { window } = facts();
  const before = { warmsAt: NOW, startsAt: NOW, endsAt: window.startsAt };
  expect(
    found({
      others: [
        { ...other, window: before },
        { ...other, type: 'rush', window },
      ],
    }),
  ).toEqual([]);
});

test('what no past order decides needs no trial', () => {
  const parts = [part({ sort: 'task', kind: 'visit' }), part({ sort: 'game', kind: 'wheel' })];
  expect(found({ isTried: false, parts, needs: [] })).toEqual([]);
});

test('two offers that meet on no goods are no collision', () => {
  expect(found({ collisions: [{ ...collision(worst), worst: null }] })).toEqual([]);
});

test('what blocks stands first, whatever was found, and the same facts find the same', () => {
  const standings = fc.constantFrom('missing', 'paused', 'live', 'scheduled', 'over', 'draft');
  const some = fc.array(fc.record({ standing: standings, isLimited: fc.boolean() }), { maxLength: 5 });
  fc.assert(
    fc.property(some, fc.boolean(), (parts, hasOthers) => {
      const given = facts({
        parts: parts.map((one, at) => part({ ...one, code: `p${at}` })),
        others: hasOthers ? [{ ...other, window: facts().window }] : [],
      });
      const levels = lint(given).map(({ level }) => ['block', 'warn', 'note'].indexOf(level));
      expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      expect(lint(given)).toEqual(lint(given));
    }),
  );
});
