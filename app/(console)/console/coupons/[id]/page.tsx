import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Guarded } from '../../../_components/guarded';
import { ObjectLog } from '../../../_components/object-log';
import { BatchDetail } from './_components/batch-detail';

type Params = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coupons'))('title') };
}

export default async function BatchDetailPage({ params }: Params) {
  const { id } = await params;
  const t = await getTranslations('coupons');
  return (
    <Guarded can="coupons.read" what={t('title')}>
      <BatchDetail id={id} />
      <Suspense>
        <ObjectLog type="couponBatch" id={id} />
      </Suspense>
    </Guarded>
  );
}
