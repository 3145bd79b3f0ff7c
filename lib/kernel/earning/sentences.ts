import { canonicalJson } from '../canonical-json';
import type { BehaviourRule } from './behaviours';
import type { Cap } from './caps';
import type { Earning } from './schema';

/** One thing that rules say, ready to be worded: `id` names what it is about, `key` its sentence. */
export type Sentence = {
  readonly id: string;
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
};

/** What orders earn, one sentence each in the order of the rules (4.A.6, 4.M). */
export function describeEarning(earning: Earning): readonly Sentence[] {
  const { rateBp, multipliers, productMaxBp, bonuses, excludedCategories } = earning;
  return [
    { id: 'rate', key: 'rate', values: { rateBp } },
    ...multipliers.map((one) => ({ id: `multiplier:${one.code}`, key: 'multiplier', values: one })),
    { id: 'productMax', key: 'productMax', values: { rateBp: productMaxBp } },
    ...bonuses.map((one) => ({ id: `bonus:${one.code}`, key: 'bonus', values: one })),
    {
      id: 'excluded',
      key: excludedCategories.length === 0 ? 'nothingExcluded' : 'excluded',
      values: { excludedCategories },
    },
  ];
}

/** What behaviours earn, in the order of the rules. */
export const describeBehaviours = (rules: readonly BehaviourRule[]): readonly Sentence[] =>
  rules.map((rule) => ({ id: `behaviour:${rule.code}`, key: 'behaviour', values: rule }));

/** The caps; the key tells what they hold. */
export const describeCaps = (caps: readonly Cap[], key: 'cap' | 'behaviourCap'): readonly Sentence[] =>
  caps.map((cap) => ({ id: `cap:${cap.code}`, key, values: cap }));

/** What differs between two versions: a sentence that came, went or changed, or a list in another order. */
export type Difference =
  | { readonly kind: 'added'; readonly after: Sentence }
  | { readonly kind: 'removed'; readonly before: Sentence }
  | { readonly kind: 'changed'; readonly before: Sentence; readonly after: Sentence }
  | { readonly kind: 'reordered'; readonly list: string; readonly codes: readonly string[] };

/** The difference between two versions in words: in the order of the new one, what went at the end (4.M). */
export function diffSentences(before: readonly Sentence[], after: readonly Sentence[]): readonly Difference[] {
  const old = new Map(before.map((sentence) => [sentence.id, sentence]));
  const now = new Map(after.map((sentence) => [sentence.id, sentence]));
  const differences = after.flatMap((sentence): Difference[] => {
    const was = old.get(sentence.id);
    if (was === undefined) return [{ kind: 'added', after: sentence }];
    const isSame = was.key === sentence.key && canonicalJson(was.values) === canonicalJson(sentence.values);
    return isSame ? [] : [{ kind: 'changed', before: was, after: sentence }];
  });
  const removed = before
    .filter(({ id }) => !now.has(id))
    .map((sentence): Difference => ({ kind: 'removed', before: sentence }));
  return [...differences, ...reordered(before, after, now, old), ...removed];
}

function reordered(
  before: readonly Sentence[],
  after: readonly Sentence[],
  now: ReadonlyMap<string, Sentence>,
  old: ReadonlyMap<string, Sentence>,
): Difference[] {
  const lists = new Set(after.flatMap(({ id }) => (id.includes(':') ? [listOf(id)] : [])));
  return [...lists].flatMap((list): Difference[] => {
    const isIn = ({ id }: Sentence) => listOf(id) === list && id.includes(':');
    const was = before.filter((sentence) => isIn(sentence) && now.has(sentence.id)).map(({ id }) => id);
    const is = after.filter((sentence) => isIn(sentence) && old.has(sentence.id)).map(({ id }) => id);
    if (was.join() === is.join()) return [];
    return [{ kind: 'reordered', list, codes: after.filter(isIn).map(({ id }) => id.slice(list.length + 1)) }];
  });
}

const listOf = (id: string): string => id.split(':')[0] ?? id;
