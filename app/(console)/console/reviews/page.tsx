import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { ReviewsTable } from './_components/reviews-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviews-console'))('title') };
}

export default async function ReviewsPage() {
  const t = await getTranslations('reviews-console');
  return (
    <Guarded can="reviews.read" what={t('title')}>
      <Reviews />
    </Guarded>
  );
}

async function Reviews() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('reviews-console'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'reviews', 'reviews-console']}>
      <ConsolePage title={t('title')} note={t('note')} full>
        <Suspense>
          <ReviewsTable zone={zone} mayHide={may(actor, 'reviews.moderate')} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
