import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PreviewLink } from '@/app/_terms/preview-link';
import { SchemeChanges } from '@/components/levels/scheme-changes';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { must } from '@/lib/kernel/assert';
import { schemeBook } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { Guarded } from '../../../_components/guarded';
import { BacktestPanel } from '../../rehearsals/_panel/backtest-panel';
import { DraftNote } from '../_components/draft-note';
import { PublishPanel } from './_components/publish-panel';
import { SchemeEditor } from './_components/scheme-editor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('levels'))('draft.title') };
}

export default async function DraftPage() {
  const t = await getTranslations('levels');
  return (
    <Guarded can="settings.edit" what={t('draft.title')}>
      <Draft />
    </Guarded>
  );
}

/** Writing the next version of the levels: edit, compare, rehearse, publish with notice (4.B.6, N8). */
async function Draft() {
  const [t, book] = await Promise.all([getTranslations('levels'), schemeBook(pool(), new Date())]);
  const newest = must(book.versions[0], 'no version');
  const { draft } = book;
  return (
    <ConsolePage
      title={t('draft.title')}
      note={t('draft.note', { version: newest.version, months: book.noticeMonths })}
      crumbs={[{ label: t('draft.title') }]}
      actions={<PreviewLink href="/console/levels/terms" />}
    >
      {draft?.isOutdated ? (
        <Banner tone="warning" title={t('draft.outdated', { base: draft.base, version: newest.version })} />
      ) : null}
      <div className="mt-1 grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(18rem,1.4fr)]">
        <ClientTexts namespaces={['levels', 'level']}>
          <SchemeEditor
            key={draft?.savedAt.toISOString() ?? 'new'}
            base={newest.version}
            scheme={draft?.scheme ?? newest.scheme}
            note={draft?.note ?? ''}
          />
        </ClientTexts>
        <div className="grid gap-4">
          <Card>
            <CardHeader
              title={t('draft.changes', { version: draft?.base ?? newest.version })}
              note={draft === null ? null : <DraftNote draft={draft} zone={book.zone} />}
            />
            <div className="px-4 pb-4">
              {draft === null ? (
                <p className="text-dense text-muted">{t('draft.none')}</p>
              ) : (
                <SchemeChanges changes={draft.changes} />
              )}
            </div>
          </Card>
          {draft === null || draft.changes.length === 0 || draft.isOutdated ? null : (
            <ClientTexts namespaces={['levels']}>
              <PublishPanel
                version={newest.version + 1}
                months={book.noticeMonths}
                earliestDay={book.earliestDay}
                offeredDay={book.offeredDay}
              />
            </ClientTexts>
          )}
          <BacktestPanel kind="levels" code="levels" />
        </div>
      </div>
    </ConsolePage>
  );
}
