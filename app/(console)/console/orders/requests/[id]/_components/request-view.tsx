import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { RefundPreview } from '@/components/shop/refund-preview';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { TextLink } from '@/components/ui/text-link';
import type { RequestSight } from '@/lib/shop';
import { DecideForms } from './decide-forms';

/** One request: who asked for what and why, what it would move now line by line, and the two answers to it. */
export async function RequestView({
  sight: { row, story, preview, no, isOther },
  zone,
}: {
  readonly sight: RequestSight;
  readonly zone: string;
}) {
  const t = await getTranslations('refund-requests');
  const { request, orderExternalId, member, reason, createdAt, state, decidedAt, decidedName, answer, told } = row;
  const names = story.lines.map(({ id, name, sku }) => [id, name ?? sku ?? id] as const);
  const isOpen = state === 'open';
  return (
    <ConsolePage
      title={t('oneOf', { order: orderExternalId })}
      crumbs={[{ label: t('title') }, { label: orderExternalId }]}
      note={<DateTime at={createdAt} format="full" zone={zone} />}
    >
      <div className="grid items-start gap-4 desk:grid-cols-2">
        <Card>
          <CardHeader title={t('asked')} />
          <div className="px-4 pb-4">
            <DescriptionList
              items={[
                { key: 'member', name: t('member'), value: member ?? t('noName') },
                {
                  key: 'order',
                  name: t('order'),
                  value: (
                    <TextLink href={`/console/orders/${encodeURIComponent(orderExternalId)}`}>
                      {orderExternalId}
                    </TextLink>
                  ),
                },
                ...(story.paidAt === null
                  ? []
                  : [{ key: 'paid', name: t('paidAt'), value: <DateTime at={story.paidAt} zone={zone} /> }]),
                { key: 'reason', name: t('reason'), value: <span className="break-words">{reason}</span> },
                { key: 'told', name: t('told'), value: <Money fen={told.amount} /> },
              ]}
            />
          </div>
        </Card>
        <div className="grid gap-4">
          {isOther ? (
            <Banner tone="warning" title={t('other')}>
              {t('otherNote')}
            </Banner>
          ) : null}
          {preview === null ? (
            <Banner tone="danger" title={t('cannot')}>
              {t(`cannotWhy.${no === 'order_cancelled' ? 'order_cancelled' : 'goods_back'}`)}
            </Banner>
          ) : (
            <RefundPreview told={preview} names={new Map(names)} />
          )}
          {isOpen ? (
            <DecideForms request={request} told={preview} />
          ) : (
            <Banner tone={state === 'approved' ? 'success' : 'info'} title={t(`state.${state}`)}>
              {decidedAt === null ? null : <DateTime at={decidedAt} zone={zone} />}
              {decidedName === null ? null : ` · ${decidedName}`}
              {answer === null ? null : <p>{answer}</p>}
            </Banner>
          )}
        </div>
      </div>
    </ConsolePage>
  );
}
