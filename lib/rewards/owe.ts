import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import type { Gift, Given } from './gift';
import { giveRewards } from './give';
import { mayHeal, nextTry } from './rules/next-try';
import { keepOwed } from './store/owed';

/** As for any gift; `owed` is one that is kept and tried again until it can be given. */
export type GivenOrOwed = Given | { readonly outcome: 'owed'; readonly code: string };

/**
 * Gives a set of gifts that were promised, as `giveRewards` does. What cannot be given now is kept in the same transaction
 * and tried again by the worker, once for each key (4.F): a promise does not end with an empty batch.
 */
export async function giveOrOwe(db: Db, gifts: readonly Gift[], now: Date): Promise<readonly GivenOrOwed[]> {
  const answers = await giveRewards(db, gifts, now);
  const owed = gifts.filter((_, at) => isOwed(must(answers[at], 'an answer for each gift')));
  await keepOwed(
    db,
    owed.map((gift) => rowOf(gift, must(answers[gifts.indexOf(gift)], 'an answer for each gift'), now)),
  );
  return answers.map((answer) =>
    answer.outcome === 'refused' && isOwed(answer) ? { outcome: 'owed', code: answer.code } : answer,
  );
}

const isOwed = (answer: Given): boolean => answer.outcome === 'refused' && mayHeal(answer.code);

function rowOf({ memberId, key, rewards, source, reason, budgets = [] }: Gift, answer: Given, now: Date) {
  const { code, facts } = answer.outcome === 'refused' ? answer : { code: '', facts: {} };
  return {
    ...{ memberId, id: newId(), key, rewards: [...rewards], reason, budgets: [...budgets] },
    ...{ sourceType: source.type, sourceRef: source.ref, version: source.version },
    ...{ state: 'waiting' as const, code, facts, tries: 1 },
    ...{ owedAt: now, triedAt: now, nextAt: nextTry(1, now) },
  };
}
