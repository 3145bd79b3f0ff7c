import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../../_components/guarded';
import { editorParts } from '../../../offers/_reading/editor-parts';
import { BenefitEditor } from '../../_editor/benefit-editor';
import { readBenefit } from '../../_reading/read-benefit';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('benefits'))('editor.title') };
}

export default async function EditBenefitPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('benefits')]);
  return (
    <Guarded can="benefits.edit" what={t('editor.title')}>
      <EditBenefit code={code} />
    </Guarded>
  );
}

async function EditBenefit({ code }: { readonly code: string }) {
  const [t, page, parts] = await Promise.all([
    getTranslations('benefits'),
    readBenefit(code),
    editorParts(await getLocale()),
  ]);
  const [newest] = page.versions;
  const published = newest?.terms ?? null;
  const terms = page.draft?.terms ?? (JSON.parse(JSON.stringify(published ?? {})) as Record<string, unknown>);
  return (
    <ConsolePage title={t('editor.title')} note={t('editor.note')} crumbs={[{ label: t('editor.title') }]}>
      <ClientTexts namespaces={['benefits', 'offers', 'pricing']}>
        <BenefitEditor
          begin={{ code, version: newest?.version ?? 0, terms, draftBy: page.draft?.savedBy ?? null }}
          published={published}
          {...parts}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
