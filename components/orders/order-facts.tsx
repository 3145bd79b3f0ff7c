import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import type { Story } from './order-story';
import { sayChannel } from './words';

/** Number, place and times of the order, as a clerk asks for them. */
export function OrderFacts({
  story,
  storeName,
  zone,
}: {
  readonly story: Story;
  /** The name of the store behind its code, if it is known. */
  readonly storeName: string | null;
  readonly zone: string;
}) {
  const t = useTranslations('orders');
  const { externalId, channel, storeCode, placedAt, paidAt, completedAt, cancelledAt } = story;
  const words = (key: string, value: string | null) => (value === null ? [] : [{ key, name: t(key), value }]);
  const time = (key: string, at: Date | null) =>
    at === null ? [] : [{ key, name: t(key), value: <DateTime at={at} zone={zone} /> }];
  return (
    <Section id="facts" title={t('facts')}>
      <Card inset>
        <DescriptionList
          className="text-dense"
          items={[
            ...words('orderNumber', externalId),
            ...words('channel', channel === null ? null : sayChannel(t, channel)),
            ...words('store', storeName ?? storeCode),
            ...time('placedAt', placedAt),
            ...time('paidAt', paidAt),
            ...time('completedAt', completedAt),
            ...time('cancelledAt', cancelledAt),
          ]}
        />
      </Card>
    </Section>
  );
}
