import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Guarded } from '../../../../_components/guarded';
import { BacktestPanel } from '../../../rehearsals/_panel/backtest-panel';
import { OfferEditor } from '../../_editor/offer-editor';
import { editorParts } from '../../_reading/editor-parts';
import { readOffer } from '../../_reading/read-offer';

type Params = { readonly params: Promise<{ readonly code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers'))('editor.title') };
}

export default async function EditOfferPage({ params }: Params) {
  const { code } = await params;
  const t = await getTranslations('offers');
  return (
    <Guarded can="offers.edit" what={t('editor.title')}>
      <EditOffer code={code} />
    </Guarded>
  );
}

async function EditOffer({ code }: { readonly code: string }) {
  const [t, story, parts] = await Promise.all([
    getTranslations('offers'),
    readOffer(code),
    editorParts(await getLocale()),
  ]);
  const newest = story.versions[0] ?? null;
  const published = newest === null ? null : editedOf(code, newest);
  return (
    <ConsolePage
      title={t('editor.title')}
      note={t('editor.note')}
      crumbs={[{ label: code, href: `/console/offers/${code}` }, { label: t('editor.title') }]}
    >
      <ClientTexts namespaces={['offers', 'pricing']}>
        <OfferEditor
          code={code}
          basedOn={newest?.version ?? 0}
          published={published}
          begin={story.draft === null ? (published ?? {}) : editedOf(code, story.draft)}
          draftBy={story.draft?.savedBy ?? null}
          {...parts}
          backtest={<BacktestPanel kind="offer" code={code} />}
        />
      </ClientTexts>
    </ConsolePage>
  );
}

type Written = { readonly terms: unknown; readonly startsAt: Date | null; readonly endsAt: Date | null };

/** As a form holds it: instants as text. */
const editedOf = (code: string, { terms, startsAt, endsAt }: Written) => ({
  code,
  terms,
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});
