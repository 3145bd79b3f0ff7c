import type { Condition } from '@/lib/kernel/condition';
import type { Need, Sort } from '../kind';
import type { Window } from './life';
import type { Step } from './steps';
import type { Terms } from './terms';

/** How bad a finding is: it must be mended, somebody should look at it, or it is worth knowing. */
export const LEVELS = ['block', 'warn', 'note'] as const;

/** One thing that the checks found: what, with its facts, on which step it is mended, and what it is about (N5). */
export type Finding = {
  readonly code: FindingCode;
  readonly level: (typeof LEVELS)[number];
  readonly step: Step;
  readonly facts: Readonly<Record<string, string | number>>;
  /** The part that it is about, for a link. */
  readonly about: { readonly sort: Sort | 'campaign' | 'budget'; readonly code: string } | null;
};

/** Everything that the checks may find; each has its sentence and what to do in the texts. */
export const FINDINGS = [
  'part_missing',
  'part_not_live',
  'part_window_short',
  'part_held',
  'part_gives_now',
  'need_missing',
  'audience_empty',
  'audience_unknown',
  'budget_missing',
  'budget_unknown',
  'budget_spent',
  'budget_not_drawn',
  'schedule_past',
  'campaign_overlaps',
  'offers_to_floor',
  'offers_stack',
  'price_unequal',
  'price_protected',
  'entry_reward_unknown',
  'entry_segment_missing',
  'entry_beyond_budget',
  'never_tried',
] as const;

/** One of them. */
export type FindingCode = (typeof FINDINGS)[number];

/** What the checks know of a part. */
export type LintPart = {
  readonly sort: Sort;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly standing: string;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly budgets: readonly string[];
  readonly isLimited: boolean;
  /** Who else holds it and until when; null: nobody. */
  readonly heldBy: string | null;
};

/** Everything that the checks are a function of. */
export type LintFacts = {
  readonly terms: Terms;
  readonly window: Window;
  readonly now: Date;
  readonly needs: readonly Need[];
  readonly parts: readonly LintPart[];
  /** How many members the audience is; null: it is everybody. */
  readonly members: number | null;
  /** The attributes in the audience that choose no members, or are asked wrongly. */
  readonly strange: readonly string[];
  /** The budget that is named; null when nobody knows it. */
  readonly budget: { readonly left: number; readonly isPaused: boolean } | null;
  /** What it gives at entries names and may cost; null: it gives nothing so. */
  readonly entry: {
    readonly cost: number | null;
    readonly unknown: readonly string[];
    readonly segments: readonly string[];
  } | null;
  /** Other campaigns that are approved and not over. */
  readonly others: readonly {
    readonly code: string;
    readonly name: string;
    readonly type: string;
    readonly window: Window;
    readonly audience: Condition | null;
  }[];
  readonly collisions: readonly {
    readonly mine: string;
    readonly other: string;
    readonly otherName: string;
    readonly meeting: string;
    readonly worst: {
      readonly sku: string;
      readonly quantity: number;
      readonly list: number;
      readonly net: number;
      readonly beyondFloor: number;
    } | null;
  }[];
  /** Whether it was ever tried on past orders to the end (N1). */
  readonly isTried: boolean;
  /** Offers that choose their members by what prices must not depend on. */
  readonly guarded: readonly { readonly code: string; readonly attribute: string }[];
  readonly unequal: {
    readonly sku: string;
    readonly quantity: number;
    readonly least: { readonly level: string; readonly net: number };
    readonly most: { readonly level: string; readonly net: number };
    readonly causes: readonly string[];
  } | null;
};

/**
 * What is wrong with a campaign before it is submitted, worst first (N5, N20): parts that cannot give, money without an
 * end, times and audiences that meet nothing, and offers that together take more off than anybody meant.
 */
export function lint(facts: LintFacts): Finding[] {
  const found = [
    ...partsOf(facts),
    ...needsOf(facts),
    ...entryOf(facts),
    ...audienceOf(facts),
    ...budgetOf(facts),
    ...scheduleOf(facts),
    ...collisionsOf(facts),
    ...pricesOf(facts),
    ...guardedOf(facts),
    ...triedOf(facts),
  ];
  return found.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

const SILENT: readonly string[] = ['over', 'paused', 'draft'];

function partsOf({ parts, window }: LintFacts): Finding[] {
  return parts.flatMap((part): Finding[] => {
    const { sort, code, name, standing, from, to, heldBy } = part;
    const tell = (found: FindingCode, level: Finding['level'], facts: Finding['facts'] = {}): Finding => {
      return { code: found, level, step: 'play', facts: { part: name, ...facts }, about: { sort, code } };
    };
    if (standing === 'missing') return [tell('part_missing', 'block')];
    return [
      ...(SILENT.includes(standing) ? [tell('part_not_live', 'block', { standing })] : []),
      ...(heldBy === null ? [] : [tell('part_held', 'block', { by: heldBy })]),
      ...((from !== null && from > window.startsAt) || (to !== null && to < window.endsAt)
        ? [tell('part_window_short', 'warn', { from: dayOf(from), to: dayOf(to) })]
        : []),
      ...(standing === 'live' && heldBy === null ? [tell('part_gives_now', 'note')] : []),
    ];
  });
}

const dayOf = (at: Date | null): string => at?.toISOString() ?? '';

function needsOf({ needs, parts, terms }: LintFacts): Finding[] {
  const isMet = ({ sorts, kinds }: Need) =>
    parts.some(({ sort, kind }) => sorts.includes(sort) && (kinds === undefined || kinds.includes(kind)));
  return needs
    .filter((need) => !isMet(need))
    .map(({ sorts, kinds = [] }) => {
      const facts = { type: terms.type, sorts: sorts.join(' '), kinds: kinds.join(' ') };
      return { code: 'need_missing', level: 'block', step: 'play', facts, about: null };
    });
}

function audienceOf({ members, strange }: LintFacts): Finding[] {
  const tell = (code: FindingCode, facts: Finding['facts']): Finding => {
    return { code, level: 'block', step: 'audience', facts, about: null };
  };
  if (strange.length > 0) return strange.map((attribute) => tell('audience_unknown', { attribute }));
  return members === 0 ? [tell('audience_empty', {})] : [];
}

/** Sorts of parts that take money of a budget by naming it; the others have limits of their own. */
const NAMING: readonly Sort[] = ['offer'];

function budgetOf({ terms: { budget: code }, budget, parts }: LintFacts): Finding[] {
  const about = code === null ? null : ({ sort: 'budget', code } as const);
  const tell = (found: FindingCode, level: Finding['level'], facts: Finding['facts'] = {}): Finding => {
    return { code: found, level, step: 'budget', facts, about };
  };
  const endless = parts.filter(({ budgets, isLimited }) => budgets.length === 0 && !isLimited);
  const missing = endless.map(({ sort, code: part, name }): Finding => {
    return { ...tell('budget_missing', 'block', { part: name }), about: { sort, code: part } };
  });
  if (code === null) return missing;
  if (budget === null) return [...missing, tell('budget_unknown', 'block', { budget: code })];
  const isSpent = budget.left <= 0 || budget.isPaused;
  const beside = parts.filter(({ sort, budgets }) => NAMING.includes(sort) && !budgets.includes(code));
  return [
    ...missing,
    ...(isSpent ? [tell('budget_spent', 'block', { budget: code, left: budget.left })] : []),
    ...beside.map(({ name }) => tell('budget_not_drawn', 'warn', { part: name, budget: code })),
  ];
}

function scheduleOf({ window, now, others, terms }: LintFacts): Finding[] {
  const past: Finding[] =
    window.endsAt <= now
      ? [{ code: 'schedule_past', level: 'block', step: 'reach', facts: { to: terms.days.to }, about: null }]
      : [];
  const meet = others.filter(
    (other) =>
      other.type === terms.type && other.window.startsAt < window.endsAt && window.startsAt < other.window.endsAt,
  );
  return [
    ...past,
    ...meet.map(({ code, name }): Finding => {
      return {
        code: 'campaign_overlaps',
        level: 'warn',
        step: 'reach',
        facts: { campaign: name },
        about: { sort: 'campaign', code },
      };
    }),
  ];
}

const HALF = 5_000;
const WHOLE = 10_000;

function collisionsOf({ collisions, parts }: LintFacts): Finding[] {
  const nameOf = (code: string) => parts.find((part) => part.sort === 'offer' && part.code === code)?.name ?? code;
  return collisions.flatMap(({ mine, other, otherName, worst }): Finding[] => {
    if (worst === null) return [];
    const { sku, quantity, list, net, beyondFloor } = worst;
    const facts = { part: nameOf(mine), other: otherName, sku, quantity, list, net, beyondFloor };
    const about = { sort: 'offer', code: other } as const;
    const tell = (code: FindingCode, level: Finding['level']): Finding => ({ code, level, step: 'play', facts, about });
    // The evaluator stops at the floor (N4): nothing is sold below it, but two offers were meant to give and one does not.
    if (beyondFloor > 0) return [tell('offers_to_floor', 'warn')];
    return [tell('offers_stack', net * WHOLE < list * HALF ? 'block' : 'warn')];
  });
}

function pricesOf({ unequal, parts }: LintFacts): Finding[] {
  if (unequal === null) return [];
  const { sku, quantity, least, most, causes } = unequal;
  const names = causes.map((code) => parts.find((part) => part.code === code)?.name ?? code);
  const facts = {
    sku,
    quantity,
    least: least.net,
    leastLevel: least.level,
    most: most.net,
    mostLevel: most.level,
    causes: names.join('、'),
  };
  const [first = ''] = causes;
  return [{ code: 'price_unequal', level: 'note', step: 'play', facts, about: { sort: 'offer', code: first } }];
}

/** Whom prices must not tell apart, no offer does (N20). */
const guardedOf = ({ guarded, parts }: LintFacts): Finding[] =>
  guarded.map(({ code, attribute }) => {
    const part = parts.find((one) => one.sort === 'offer' && one.code === code)?.name ?? code;
    const about = { sort: 'offer', code } as const;
    return { code: 'price_protected', level: 'block', step: 'play', facts: { part, attribute }, about };
  });

/** What is given at entries: what nobody can give, where nobody enters, and what the budget does not hold. */
function entryOf({ entry, budget }: LintFacts): Finding[] {
  if (entry === null) return [];
  const tell = (code: FindingCode, level: Finding['level'], facts: Finding['facts']): Finding => {
    return { code, level, step: 'play', facts, about: null };
  };
  const { cost, unknown, segments } = entry;
  return [
    ...unknown.map((reward) => tell('entry_reward_unknown', 'block', { reward })),
    ...segments.map((segment) => tell('entry_segment_missing', 'block', { segment })),
    ...(cost !== null && budget !== null && cost > budget.left
      ? [tell('entry_beyond_budget', 'warn', { cost, left: budget.left })]
      : []),
  ];
}

/** Sorts of parts that past orders can be decided with; no order decides a task or a draw. */
const TRIABLE: readonly Sort[] = ['offer', 'batch', 'benefit'];

/** What gives at orders and was never looked at on those of the past (N1): its cost is a guess. */
function triedOf({ isTried, parts }: LintFacts): Finding[] {
  if (isTried || !parts.some(({ sort, standing }) => TRIABLE.includes(sort) && standing !== 'missing')) return [];
  return [{ code: 'never_tried', level: 'warn', step: 'launch', facts: {}, about: null }];
}
