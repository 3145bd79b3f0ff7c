import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { Guarded } from '../../_components/guarded';
import { ListPage } from '../_components/list-page';
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
  const [t, { zone }] = await Promise.all([getTranslations('surveys'), program(pool())]);
  return (
    <ListPage
      namespaces={['table', 'surveys']}
      title={t('title')}
      note={t('note')}
      add={{ can: 'surveys.edit', href: '/console/surveys/new', label: t('new') }}
    >
      <SurveysTable zone={zone} />
    </ListPage>
  );
}
