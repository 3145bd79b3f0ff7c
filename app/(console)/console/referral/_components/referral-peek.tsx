'use client';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/kernel/format';
import { personName } from '@/lib/members/rules/mask';
import type { ReferralView } from '@/lib/referral';
import { ReferralState } from './referral-state';
import { ReviewActs } from './review-acts';

/** One invitation: both sides, the order that counts, what speaks against it, and the two answers to that. */
export function ReferralPeek({
  row,
  zone,
  mayReview,
}: {
  readonly row: ReferralView;
  readonly zone: string;
  readonly mayReview: boolean;
}) {
  const t = useTranslations('referral');
  const ui = useTranslations('ui');
  const { friend, inviter, code, evidence, note, decidedAt, ripeAt } = row;
  const linkOf = ({ id, name, code: number }: ReferralView['friend']) => (
    <TextLink href={`/console/members/${id}`}>
      {name === null ? personName({ name, code: number }, ui('erased')) : `${name} · ${number}`}
    </TextLink>
  );
  const items = [
    { key: 'state', name: t('column.state'), value: <ReferralState row={row} /> },
    ...(code === null ? [] : [{ key: 'why', name: t('why'), value: t.has(`code.${code}`) ? t(`code.${code}`) : code }]),
    { key: 'friend', name: t('column.friend'), value: linkOf(friend) },
    { key: 'inviter', name: t('column.inviter'), value: linkOf(inviter) },
    { key: 'boundAt', name: t('column.boundAt'), value: <DateTime at={row.boundAt} zone={zone} /> },
    {
      key: 'order',
      name: t('column.order'),
      value: row.orderNumber === null ? t('noOrder') : `${row.orderNumber} · ${formatMoney(row.amount)}`,
    },
    ...(ripeAt === null
      ? []
      : [{ key: 'ripeAt', name: t('column.ripeAt'), value: <DateTime at={ripeAt} zone={zone} /> }]),
    { key: 'inviterGift', name: t('inviterGift'), value: t(`gift.${row.inviterGift}`) },
    { key: 'friendGift', name: t('friendGift'), value: t(`gift.${row.friendGift}`) },
    ...(decidedAt === null
      ? []
      : [{ key: 'decidedAt', name: t('decidedAt'), value: <DateTime at={decidedAt} zone={zone} /> }]),
    ...(note === null ? [] : [{ key: 'note', name: t('reviewNote'), value: note }]),
    { key: 'version', name: t('version'), value: t('versionOf', { version: row.version }) },
  ];
  return (
    <div className="grid gap-4">
      {evidence.length === 0 ? null : (
        <section aria-labelledby="evidence" className="rounded-lg bg-warning-tint p-3 text-warning">
          <h3 id="evidence" className="text-dense font-medium">
            {t('evidence')}
          </h3>
          <ul className="mt-1 grid gap-1 text-dense">
            {evidence.map(({ signal, count, limit, key }) => (
              <li key={`${signal}${key}`}>
                {t(`signal.${signal === 'pair.device' ? 'device' : 'inviter'}`, { count, limit, key })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <DescriptionList items={items} />
      {mayReview && row.review === 'open' ? <ReviewActs memberId={friend.id} /> : null}
    </div>
  );
}
