import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { actorName, may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../../_components/guarded';
import { SegmentEditor } from '../_editor/segment-editor';
import { builderParts } from '../_reading/builder-parts';
import { readSegment } from '../_reading/read-segment';

type Params = { readonly searchParams: Promise<{ readonly from?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('editor.newTitle') };
}

export default async function NewSegmentPage({ searchParams }: Params) {
  const [{ from }, t] = await Promise.all([searchParams, getTranslations('segments')]);
  return (
    <Guarded can="segments.edit" what={t('editor.newTitle')}>
      <NewSegment from={typeof from === 'string' ? from : null} />
    </Guarded>
  );
}

/** A segment from nothing, or one that begins as another is, under a code of its own. */
async function NewSegment({ from }: { readonly from: string | null }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { parts, zone, month }, other] = await Promise.all([
    getTranslations('segments'),
    builderParts(null),
    from === null ? null : readSegment(from),
  ]);
  const blank = {
    name: { zh: '', en: '' },
    description: { zh: '', en: '' },
    owner: actorName(actor),
    kind: 'rule',
    where: null,
    refresh: { mode: 'live' },
  };
  const said = other?.versions[0]?.terms ?? other?.draft?.terms ?? blank;
  const terms = JSON.parse(JSON.stringify(said)) as Record<string, unknown>;
  return (
    <ConsolePage title={t('editor.newTitle')} note={t('editor.note')} crumbs={[{ label: t('editor.newTitle') }]}>
      <ClientTexts namespaces={['segments']}>
        <SegmentEditor
          begin={{ code: null, version: 0, terms, draftBy: null }}
          zone={zone}
          parts={parts}
          month={month}
          canSample={may(actor, 'members.read')}
        />
      </ClientTexts>
    </ConsolePage>
  );
}
