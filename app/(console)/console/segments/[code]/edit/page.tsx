import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../../_components/guarded';
import { SegmentEditor } from '../../_editor/segment-editor';
import { builderParts } from '../../_reading/builder-parts';
import { readSegment } from '../../_reading/read-segment';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('editor.title') };
}

export default async function EditSegmentPage({ params }: Params) {
  const [{ code }, t] = await Promise.all([params, getTranslations('segments')]);
  return (
    <Guarded can="segments.edit" what={t('editor.title')}>
      <EditSegment code={code} />
    </Guarded>
  );
}

async function EditSegment({ code }: { readonly code: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, page, { parts, zone, month }] = await Promise.all([
    getTranslations('segments'),
    readSegment(code),
    builderParts(code),
  ]);
  const [newest] = page.versions;
  const terms = page.draft?.terms ?? (JSON.parse(JSON.stringify(newest?.terms ?? {})) as Record<string, unknown>);
  return (
    <ConsolePage title={t('editor.title')} note={t('editor.note')} crumbs={[{ label: t('editor.title') }]}>
      <ClientTexts namespaces={['segments']}>
        <SegmentEditor
          begin={{ code: code, version: newest?.version ?? 0, terms, draftBy: page.draft?.savedBy ?? null }}
          zone={zone}
          parts={parts}
          month={month}
          canSample={may(actor, 'members.read')}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
