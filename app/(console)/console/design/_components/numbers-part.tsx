import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { NumberText } from '@/components/ui/number-text';
import { Ring } from '@/components/ui/ring';
import { Stat, Stats } from '@/components/ui/stat';
import { ProgressBar } from '@/components/ui/track';
import { Group, Row } from './group';

const EVENING = '2026-11-21T12:00:00Z';

/** Money, numbers, dates, meters and bars. */
export function NumbersPart() {
  const t = useTranslations('design.numbers');
  return (
    <>
      <Group name="Stat · Stats">
        <Stats label={t('title')}>
          <Stat nameFirst name={t('orders')} value={<NumberText value={612} />} remark="28.4%" tone="success" />
          <Stat
            nameFirst
            name={t('cost')}
            value={<Money fen={918_000} format="plain" />}
            remark={t('costNote')}
            tone="warning"
          />
          <Stat nameFirst name={t('reach')} value={<NumberText value={123_456} compact />} />
        </Stats>
      </Group>
      <Group name="Money · NumberText · DateTime">
        <DescriptionList
          items={[
            { name: t('exact'), value: <Money fen={123_450} /> },
            { name: t('gain'), value: <Money fen={8840} format="signed" tone /> },
            { name: t('loss'), value: <Money fen={-1260} format="signed" tone /> },
            { name: t('ledger'), value: <NumberText value={12_345} signed /> },
            { name: t('full'), value: <DateTime at={EVENING} format="full" /> },
            { name: t('short'), value: <DateTime at={EVENING} format="short" /> },
          ]}
        />
      </Group>
      <Group name="Ring · ProgressBar">
        <Row>
          <Ring value={3} max={7} label={t('ring')}>
            <span className="text-lg font-bold">3</span>
            <span className="text-[10px] text-muted">/ 7</span>
          </Ring>
          <div className="grid min-w-40 flex-1 gap-3">
            <ProgressBar label={t('budget')} value={57} worst={77} max={100} className="h-2.5" />
            <ProgressBar label={t('done')} value={80} max={100} tone="success" />
            <ProgressBar label={t('low')} value={15} max={100} tone="danger" />
          </div>
        </Row>
      </Group>
    </>
  );
}
