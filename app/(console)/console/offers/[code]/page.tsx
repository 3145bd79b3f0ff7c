import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Guarded } from '../../../_components/guarded';
import { ObjectLog } from '../../../_components/object-log';
import { OfferDetail } from './_components/offer-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers'))('one') };
}

export default async function OfferPage({ params }: Params) {
  const { code } = await params;
  const t = await getTranslations('offers');
  return (
    <Guarded can="offers.read" what={t('one')}>
      <OfferDetail code={code} />
      <Suspense>
        <ObjectLog type="offer" id={code} />
      </Suspense>
    </Guarded>
  );
}
