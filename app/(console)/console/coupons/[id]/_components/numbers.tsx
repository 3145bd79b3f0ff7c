import { getTranslations } from 'next-intl/server';
import { NumberText } from '@/components/ui/number-text';
import { Stat, Stats } from '@/components/ui/stat';
import type { BatchPage } from '@/lib/coupons';

/** How many copies there are in each state; what has ended is expired, whether it is marked yet or not (4.E). */
export async function Numbers({ page }: { readonly page: BatchPage }) {
  const t = await getTranslations('coupons');
  const { stock, ended, jobs } = page;
  const left = stock.total === null ? null : stock.total - stock.issued;
  const hasCodes = jobs.some(({ kind }) => kind === 'codes');
  return (
    <Stats label={t('number.label')}>
      <Stat
        nameFirst
        name={t('number.issued')}
        value={<NumberText value={stock.issued} />}
        remark={hasCodes ? t('number.codes') : undefined}
      />
      <Stat nameFirst name={t('number.claimed')} value={<NumberText value={stock.claimed} />} />
      <Stat nameFirst name={t('number.used')} value={<NumberText value={stock.used} />} />
      <Stat nameFirst name={t('number.expired')} value={<NumberText value={stock.expired + ended} />} />
      <Stat nameFirst name={t('number.voided')} value={<NumberText value={stock.voided} />} />
      <Stat
        nameFirst
        name={t('number.left')}
        value={left === null ? t('unlimited') : <NumberText value={left} />}
        remark={stock.total === null ? undefined : t('number.ofTotal', { total: stock.total })}
      />
    </Stats>
  );
}
