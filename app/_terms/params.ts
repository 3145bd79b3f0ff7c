import type { Sentence } from '@/lib/kernel/earning';
import type { TermWords } from './printer';
import { type Term, type Told, term, valuesOf } from './told';

/** What a parameter of a kind is called in a sentence of its own, and how it is told; what is empty says nothing. */
type Detail = (value: unknown) => Readonly<Record<string, Told>> | null;

const amount: Detail = (value) => (Number(value) > 0 ? { amount: { as: 'money', value: Number(value) } } : null);
const times: Detail = (value) => (value == null ? null : { times: Number(value) });

/** Parameters that the one sentence of a kind leaves out, by their names: steps, prices, limits (N17). */
const DETAILS: Readonly<Record<string, Detail>> = {
  max: amount,
  from: amount,
  survey: (value) => ({ survey: String(value) }),
  threshold: amount,
  timesMax: times,
  everyDays: times,
  returnDays: times,
  group: (value) => (typeof value === 'string' ? { group: value } : null),
  steps: (value) => ({ steps: { as: 'list', of: (value as readonly Step[]).map(stepOf) } }),
  prices: (value) => ({ prices: { as: 'list', of: pairs(value).map(([sku, fen]) => named(sku, money(fen))) } }),
  rates: (value) => ({ rates: { as: 'list', of: pairs(value).map(([level, bp]) => named(level, rate(bp))) } }),
  items: (value) => ({
    items: {
      as: 'list',
      of: (value as readonly Item[]).map(({ skus, quantity }) => ({
        as: 'part' as const,
        key: 'of',
        values: { quantity, names: { as: 'names' as const, codes: skus } },
      })),
    },
  }),
};

type Step = { readonly from: number; readonly off?: number; readonly rateBp?: number; readonly by?: string };
type Item = { readonly skus: readonly string[]; readonly quantity: number };

/** The kinds whose one sentence leaves their threshold out; all others say it. */
const WITHOUT_FROM: readonly string[] = ['birthday', 'member_day', 'orders_count', 'first_order'];

/** The kinds whose one sentence says these parameters already. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  amount_off: ['threshold'],
  percent_off: ['threshold', 'max'],
  free_shipping: ['threshold', 'max'],
  gift: ['threshold'],
  category: ['threshold'],
  brand: ['threshold'],
};

/** What the parameters of a kind say beyond its one sentence, a sentence each. */
export function describeParams(kind: string, params: unknown): readonly Term[] {
  const all = params as Readonly<Record<string, unknown>> | null | undefined;
  return Object.entries(all ?? {}).flatMap(([name, value]) => {
    const isSaid = SAID[kind]?.includes(name) || (name === 'from' && !WITHOUT_FROM.includes(kind));
    const detail = isSaid || value == null ? undefined : DETAILS[name];
    const values = detail?.(name === 'steps' ? withBasis(value, all?.by) : value) ?? null;
    return values === null ? [] : [term(name, values, `param.${name}`)];
  });
}

/** Whether a sentence is one of a parameter. */
export const isOfParams = ({ id }: Sentence): boolean => id.startsWith('param.');

/** Says it. */
export const sayParam = ({ key, values }: Sentence, words: TermWords): string =>
  words.t(`terms.params.${key}`, valuesOf(values as Term['values'], words));

const withBasis = (steps: unknown, by: unknown): Step[] =>
  (steps as readonly Step[]).map((step) => ({ ...step, by: String(by ?? 'amount') }));

function stepOf({ from, off, rateBp, by }: Step): Told {
  const start: Told = by === 'quantity' ? { as: 'part', key: 'pieces', values: { count: from } } : money(from);
  return off === undefined
    ? { as: 'part', key: 'stepRate', values: { from: start, rate: rate(rateBp ?? 0) } }
    : { as: 'part', key: 'stepOff', values: { from: start, off: money(off) } };
}

const pairs = (value: unknown): [string, number][] => Object.entries(value as Readonly<Record<string, number>>);
const money = (value: number): Told => ({ as: 'money', value });
const rate = (value: number): Told => ({ as: 'rate', value });
const named = (code: string, value: Told): Told => ({
  as: 'part',
  key: 'named',
  values: { name: { as: 'names', codes: [code] }, value },
});
