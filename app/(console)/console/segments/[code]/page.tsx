import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Guarded } from '../../../_components/guarded';
import { ObjectLog } from '../../../_components/object-log';
import { SegmentDetail } from './_components/segment-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') };
}

export default async function SegmentDetailPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('segments')]);
  return (
    <Guarded can="segments.read" what={t('title')}>
      <SegmentDetail code={code} />
      <Suspense>
        <ObjectLog type="segment" id={code} />
      </Suspense>
    </Guarded>
  );
}
