'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Stars } from '@/components/reviews/stars';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { showToast } from '@/components/ui/toast-store';
import { hideReview } from '@/lib/reviews/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useAct } from '../../_components/use-act';
import type { ReviewListRow } from '../_reading/review-list';

/** One review: what was said, what it gave and what came back, and the way to hide it for a reason. */
export function ReviewPeek({
  row,
  zone,
  mayHide,
}: {
  readonly row: ReviewListRow;
  readonly zone: string;
  readonly mayHide: boolean;
}) {
  const t = useTranslations('reviews-console');
  const { goods, sku, stars, text, memberId, name, orderNumber, writtenAt, state, hiddenBy, hiddenWhy } = row;
  const items = [
    { key: 'goods', name: t('column.goods'), value: goods === null ? sku : `${goods} · ${sku}` },
    { key: 'stars', name: t('column.stars'), value: <Stars stars={stars} /> },
    {
      key: 'member',
      name: t('column.member'),
      value: <TextLink href={`/console/members/${memberId}`}>{name ?? t('noName')}</TextLink>,
    },
    { key: 'order', name: t('order'), value: orderNumber },
    { key: 'at', name: t('column.at'), value: <DateTime at={writtenAt} zone={zone} /> },
    { key: 'gave', name: t('gave'), value: t('moved', { points: row.points, growth: row.growth }) },
    ...(state === 'shown'
      ? []
      : [{ key: 'back', name: t('back'), value: t('moved', { points: row.takenPoints, growth: row.takenGrowth }) }]),
    ...(hiddenBy === null ? [] : [{ key: 'hidden', name: t('hiddenBy'), value: `${hiddenBy} · ${hiddenWhy ?? ''}` }]),
  ];
  return (
    <div className="grid gap-4">
      {text === '' ? null : <p className="whitespace-pre-wrap break-words rounded-control bg-sunken p-3">{text}</p>}
      <DescriptionList items={items} />
      {mayHide && state === 'shown' ? <HideReview memberId={memberId} id={row.id} /> : null}
    </div>
  );
}

function HideReview({ memberId, id }: { readonly memberId: string; readonly id: string }) {
  const t = useTranslations('reviews-console');
  const client = useQueryClient();
  const { run, pending, trouble } = useAct((code) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unexpected'),
  );
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant="danger-outline" className="justify-self-start" {...props}>
          {t('hide')}
        </Button>
      )}
      title={t('hide')}
      description={t('hideNote')}
      act={t('hide')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => hideReview({ memberId, id, note }),
          () => {
            close();
            showToast({ tone: 'success', title: t('hidden') });
            void client.invalidateQueries();
          },
        )
      }
    />
  );
}
