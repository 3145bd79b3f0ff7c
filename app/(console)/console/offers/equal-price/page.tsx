import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../_components/guarded';
import { EqualPrice } from '../_components/equal-price';

type Search = { readonly searchParams: Promise<{ readonly day?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('equal-price'))('title') };
}

export default async function EqualPricePage({ searchParams }: Search) {
  const [{ day }, t] = await Promise.all([searchParams, getTranslations('equal-price')]);
  return (
    <Guarded can="offers.read" what={t('title')}>
      <ConsolePage title={t('title')} note={t('note')} crumbs={[{ label: t('title') }]}>
        <EqualPrice {...(typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? { day } : {})} />
      </ConsolePage>
    </Guarded>
  );
}
