import { getLocale, getTranslations } from 'next-intl/server';
import { RewardList } from '@/components/rewards/reward-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { publicId } from '@/lib/kernel/id';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type OwedGift, rewardNames } from '@/lib/rewards';
import { describeRewards } from '@/lib/rewards/rules/describe';

const REASONS = [
  ...['sold_out', 'budget_exhausted', 'budget_paused', 'benefit_not_open', 'reward_not_for_member'],
  ...['reward_not_found', 'paused', 'ended'],
];

/** Rewards that were promised and could not be given yet: what, why, and when it is tried again; nothing when none waits. */
export async function OwedRewards({
  gifts,
  withMember,
}: {
  readonly gifts: readonly OwedGift[];
  readonly withMember: boolean;
}) {
  if (gifts.length === 0) return null;
  const [t, locale, { zone }, names] = await Promise.all([
    getTranslations('owed'),
    getLocale(),
    program(pool()),
    rewardNames(
      pool(),
      gifts.flatMap(({ rewards }) => rewards),
    ),
  ]);
  return (
    <ClientTexts namespaces={['rewards']}>
      <Card>
        <CardHeader title={t('title')} note={t('note')} />
        <ul className="divide-y divide-line border-t border-line">
          {gifts.map(({ id, memberId, rewards, source, code, tries, owedAt, nextAt }) => (
            <li key={id} className="grid gap-1 px-4 py-2.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium">
                  <RewardList inline lines={describeRewards(rewards, names, locale)} />
                </span>
                <span className="text-xs text-muted">{t(`source.${source.type}` as 'source.referral')}</span>
              </div>
              <p className="text-dense">{t(`reason.${REASONS.includes(code) ? code : 'other'}` as 'reason.other')}</p>
              <p className="flex flex-wrap gap-x-2 text-xs text-muted">
                <span>
                  {t('since')} <DateTime at={owedAt} format="datetime" zone={zone} />
                </span>
                <span>{t('tries', { tries })}</span>
                <span>
                  {t('next')} <DateTime at={nextAt} format="datetime" zone={zone} />
                </span>
                {withMember ? (
                  <TextLink href={`/console/members/${publicId('member', memberId)}`}>{t('member')}</TextLink>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </ClientTexts>
  );
}
