import type { Condition, ConditionLeaf } from '@/lib/kernel/condition';
import { formatMoney, formatNumber } from '@/lib/kernel/format';

/** The text of a key of the texts, whole. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What rules are told with: what attributes and their values are called, and in what a number counts. */
export type RuleWords = {
  readonly say: Say;
  readonly whatOf: (leaf: ConditionLeaf) => string;
  readonly nameOf: (leaf: ConditionLeaf, value: string) => string;
  readonly unitOf: (attribute: string) => string;
};

/** A number of an attribute as people write it. */
export function sayNumber(attribute: string, value: number, { say, unitOf }: RuleWords): string {
  const unit = unitOf(attribute);
  if (unit === 'money') return formatMoney(value, 'plain');
  return unit === 'days' ? say('segments.says.days', { days: formatNumber(value) }) : formatNumber(value);
}

/** A rule read back in words (N2): every test a phrase, groups in brackets, a negation before what it negates. */
export function ruleSentence(where: Condition, words: RuleWords): string {
  return told(where, false, words);
}

/** One test of a rule in words. */
export function testSentence(leaf: ConditionLeaf, isNegated: boolean, words: RuleWords): string {
  const { say, whatOf, nameOf } = words;
  const what = whatOf(leaf);
  const not = isNegated ? 'not_' : '';
  if ('oneOf' in leaf) {
    const needed = leaf.oneOf.map((value) => nameOf(leaf, value)).join(say('segments.says.join'));
    return say(`segments.says.${not}one_of`, { what, needed });
  }
  const [test, value] = 'atLeast' in leaf ? (['at_least', leaf.atLeast] as const) : (['at_most', leaf.atMost] as const);
  return say(`segments.says.${not}${test}`, { what, needed: sayNumber(leaf.attribute, value, words) });
}

/** Every test of a rule in its order, and whether it is meant the other way round. */
export function testsOf(
  tree: Condition,
  isNegated = false,
): readonly { readonly leaf: ConditionLeaf; readonly isNegated: boolean }[] {
  if ('not' in tree) return testsOf(tree.not, !isNegated);
  if ('all' in tree) return tree.all.flatMap((part) => testsOf(part, isNegated));
  if ('any' in tree) return tree.any.flatMap((part) => testsOf(part, isNegated));
  return [{ leaf: tree, isNegated }];
}

function told(tree: Condition, isInside: boolean, words: RuleWords): string {
  const { say } = words;
  if ('not' in tree) {
    const { not } = tree;
    if ('attribute' in not) return testSentence(not, true, words);
    return say('segments.says.not', { part: told(not, false, words) });
  }
  if (!('all' in tree || 'any' in tree)) return testSentence(tree, false, words);
  const between = betweenOf(tree);
  if (between !== null) {
    const { leaf, from, to } = between;
    return say('segments.says.between', {
      what: words.whatOf(leaf),
      from: sayNumber(leaf.attribute, from, words),
      to: sayNumber(leaf.attribute, to, words),
    });
  }
  const [parts, way] = 'all' in tree ? [tree.all, 'all'] : [tree.any, 'any'];
  const said = parts.map((part) => told(part, true, words)).join(say(`segments.says.${way}`));
  return isInside && parts.length > 1 ? say('segments.says.group', { part: said }) : said;
}

/** Two tests of one attribute that say from where to where: told as one. */
export function betweenOf(
  tree: Condition,
): { readonly leaf: ConditionLeaf; readonly from: number; readonly to: number } | null {
  if (!('all' in tree) || tree.all.length !== 2) return null;
  const [first, second] = tree.all;
  if (first === undefined || second === undefined || !('atLeast' in first) || !('atMost' in second)) return null;
  const isSame = first.attribute === second.attribute && JSON.stringify(first.with) === JSON.stringify(second.with);
  return isSame ? { leaf: first, from: first.atLeast, to: second.atMost } : null;
}
