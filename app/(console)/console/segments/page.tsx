import { Grid3x3, Hourglass, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { SegmentsTable } from './_components/segments-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') };
}

export default async function SegmentsPage() {
  const t = await getTranslations('segments');
  return (
    <Guarded can="segments.read" what={t('title')}>
      <Segments />
    </Guarded>
  );
}

async function Segments() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('segments'), program(pool())]);
  const canEdit = may(actor, 'segments.edit');
  return (
    <ClientTexts namespaces={['table', 'segments']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          <>
            <LinkButton href="/console/segments/value" icon={<Grid3x3 aria-hidden="true" />}>
              {t('valueMap')}
            </LinkButton>
            <LinkButton href="/console/segments/stages" icon={<Hourglass aria-hidden="true" />}>
              {t('stages')}
            </LinkButton>
            {canEdit ? (
              <LinkButton href="/console/segments/new" variant="primary" icon={<Plus aria-hidden="true" />}>
                {t('newSegment')}
              </LinkButton>
            ) : null}
          </>
        }
      >
        <Suspense>
          <SegmentsTable zone={zone} canEdit={canEdit} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
