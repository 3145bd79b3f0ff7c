import { Plus } from 'lucide-react';
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
import { SurveysTable } from './_components/surveys-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('title') };
}

export default async function SurveysPage() {
  const t = await getTranslations('surveys');
  return (
    <Guarded can="surveys.read" what={t('title')}>
      <Surveys />
    </Guarded>
  );
}

async function Surveys() {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { zone }] = await Promise.all([getTranslations('surveys'), program(pool())]);
  return (
    <ClientTexts namespaces={['table', 'surveys']}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        full
        actions={
          may(actor, 'surveys.edit') ? (
            <LinkButton href="/console/surveys/new" variant="primary" icon={<Plus aria-hidden="true" />}>
              {t('new')}
            </LinkButton>
          ) : null
        }
      >
        <Suspense>
          <SurveysTable zone={zone} />
        </Suspense>
      </ConsolePage>
    </ClientTexts>
  );
}
