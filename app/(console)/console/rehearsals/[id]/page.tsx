import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../_components/guarded';
import { BacktestDetail } from './_components/backtest-detail';

type Params = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rehearsals'))('title') };
}

export default async function BacktestDetailPage({ params }: Params) {
  const [{ id }, t] = await Promise.all([params, getTranslations('rehearsals')]);
  return (
    <Guarded can="rehearsals.read" what={t('title')}>
      <BacktestDetail id={id} />
    </Guarded>
  );
}
