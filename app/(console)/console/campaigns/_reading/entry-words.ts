import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Terms } from '@/lib/campaigns/rules/terms';
import type { Locale } from '@/lib/kernel/locale';
import { pool } from '@/lib/platform/db';
import { describeRewards, rewardNames, rewardsSchema } from '@/lib/rewards';

/** What is given at entries, in one sentence: at what, how often, in all. */
export async function sayEntry(
  { on, to, perMember, total, rewards }: NonNullable<Terms['entry']>,
  locale: Locale,
): Promise<string> {
  const [t, words] = await Promise.all([getTranslations('plays'), getTranslations('rewards')]);
  const read = rewardsSchema.safeParse(rewards).data ?? [];
  const lines = describeRewards(read, await rewardNames(pool(), read), locale);
  const what = lines.map(({ kind, values }) =>
    words(`kind.${kind}` as 'kind.points', { ...values } as { points: number }),
  );
  const when = [t(`on.${on}`), ...to].join(' · ');
  return t('entry.said', { on: when, what: what.join(', '), perMember, total });
}
