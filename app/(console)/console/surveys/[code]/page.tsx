import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Guarded } from '../../../_components/guarded';
import { SurveyDetail } from './_components/survey-detail';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('surveys'))('title') };
}

export default async function SurveyDetailPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('surveys')]);
  return (
    <Guarded can="surveys.read" what={t('title')}>
      <SurveyDetail code={code} />
    </Guarded>
  );
}
