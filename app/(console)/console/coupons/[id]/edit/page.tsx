import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PreviewLink } from '@/app/_terms/preview-link';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { couponBatchPage } from '@/lib/coupons';
import { ask } from '@/lib/platform/route';
import { Guarded } from '../../../../_components/guarded';
import { editorParts } from '../../../offers/_reading/editor-parts';
import { BatchEditor } from '../../_editor/batch-editor';

type Params = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coupons'))('editor.title') };
}

export default async function EditBatchPage({ params }: Params) {
  const { id } = await params;
  const t = await getTranslations('coupons');
  return (
    <Guarded can="coupons.edit" what={t('editor.title')}>
      <EditBatch id={id} />
    </Guarded>
  );
}

async function EditBatch({ id }: { readonly id: string }) {
  const [t, page, parts] = await Promise.all([
    getTranslations('coupons'),
    ask(couponBatchPage, { batch: id }),
    editorParts(await getLocale()),
  ]);
  const published = page.versions[0]?.terms ?? null;
  return (
    <ConsolePage
      title={t('editor.title')}
      note={t('editor.note')}
      crumbs={[{ label: t('editor.title') }]}
      actions={<PreviewLink href={`/console/coupons/${id}/terms`} />}
    >
      <ClientTexts namespaces={['coupons', 'offers', 'pricing']}>
        <BatchEditor
          batch={id}
          version={page.batch.version}
          published={published}
          begin={page.draft?.terms ?? (published as Record<string, unknown>) ?? {}}
          hasDraft={page.draft !== null}
          {...parts}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
