import { type RuleWords, ruleSentence, testSentence, testsOf } from './say';
import type { Terms } from './terms';

/** What one version says otherwise than the one before, in words. */
export type Change = {
  readonly what: 'added' | 'removed' | 'joined' | 'name' | 'description' | 'owner' | 'refresh';
  /** The test that came or went; empty for what needs no more words. */
  readonly text: string;
};

/** What a version changed: tests that came and went, how they are joined, and what else it says (4.M). */
export function differencesOf(before: Terms, after: Terms, words: RuleWords): readonly Change[] {
  const said = ({ where }: Terms) =>
    where === null ? [] : testsOf(where).map(({ leaf, isNegated }) => testSentence(leaf, isNegated, words));
  const [old, now] = [said(before), said(after)];
  const added = now.filter((one) => !old.includes(one)).map((text): Change => ({ what: 'added', text }));
  const removed = old.filter((one) => !now.includes(one)).map((text): Change => ({ what: 'removed', text }));
  const whole = ({ where }: Terms) => (where === null ? '' : ruleSentence(where, words));
  const isJoined = added.length + removed.length === 0 && whole(before) !== whole(after);
  const isOther = (what: 'name' | 'description' | 'owner' | 'refresh') =>
    JSON.stringify(before[what]) !== JSON.stringify(after[what]);
  const rest = (['name', 'description', 'owner', 'refresh'] as const).filter(isOther);
  return [
    ...added,
    ...removed,
    ...(isJoined ? [{ what: 'joined' as const, text: whole(after) }] : []),
    ...rest.map((what): Change => ({ what, text: '' })),
  ];
}
