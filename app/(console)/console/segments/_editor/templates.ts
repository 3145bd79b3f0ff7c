import type { Condition } from '@/lib/kernel/condition';

/** A rule to begin with: its place in the texts, its condition, and the attributes it needs to be offered at all. */
export type Template = {
  readonly code: string;
  readonly where: Condition;
};

const YUAN = 100;
const atLeast = (attribute: string, value: number): Condition => ({ attribute, atLeast: value });
const atMost = (attribute: string, value: number): Condition => ({ attribute, atMost: value });

/** Rules that shops begin with, for a month (B3); birthdays turn with the local month. */
export const templatesOf = (month: number): readonly Template[] => [
  {
    code: 'birthday',
    where: { any: [month, (month % 12) + 1].map((one) => ({ all: [atLeast(BORN, one), atMost(BORN, one)] })) },
  },
  { code: 'silent30', where: { all: [atLeast(LAST, 30), atMost(LAST, 89)] } },
  { code: 'lapsed90', where: { all: [atLeast('member.orders', 1), atLeast(LAST, 90)] } },
  {
    code: 'valuable',
    where: { all: [atLeast('member.amount', 1_000 * YUAN), atLeast('member.orders', 3), atLeast(LAST, 30)] },
  },
  { code: 'newcomers', where: { all: [atMost('member.days', 29), atMost('member.orders', 0)] } },
  {
    code: 'onceOnly',
    where: { all: [{ all: [atLeast('member.orders', 1), atMost('member.orders', 1)] }, atLeast(LAST, 14)] },
  },
  { code: 'loyal', where: { all: [atLeast('member.orders', 5), atMost(LAST, 29)] } },
];

const BORN = 'member.birth_month';
const LAST = 'member.days_since_order';
