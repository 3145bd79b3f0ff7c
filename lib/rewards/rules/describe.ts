import { rewardKinds } from '../registry';
import type { Reward } from '../schema';

/** Names in both languages of what rewards name by code, by `<kind>:<code>`. */
export type RewardNames = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;

/** One reward as a page says it: by the text `rewards.kind.<kind>`, which is `key` in the namespace `rewards`. */
export type RewardLine = {
  readonly kind: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/**
 * What rewards say, as keys and values for texts; total: what nobody knows any more is `kind.unknown`. A thing without a
 * known name is called by its code.
 */
export function describeRewards(
  rewards: readonly Reward[],
  names: RewardNames = new Map(),
  locale = 'zh-CN',
): readonly RewardLine[] {
  return rewards.map(({ kind, params }): RewardLine => {
    const known = rewardKinds.find(kind);
    if (known === undefined || !known.params.safeParse(params).success)
      return { kind: 'unknown', key: 'kind.unknown', values: { kind } };
    const { values, named } = known.says(params);
    if (named === undefined) return { kind, key: `kind.${kind}`, values };
    const both = names.get(`${named.kind}:${named.code}`);
    const name = (locale === 'en' ? both?.en || both?.zh : both?.zh) || named.code;
    return { kind, key: `kind.${kind}`, values: { ...values, name } };
  });
}
