import { FlaskConical, PencilLine } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SchemeChanges } from '@/components/levels/scheme-changes';
import { SchemeTable } from '@/components/levels/scheme-table';
import { ConsolePage } from '@/components/shell/console-page';
import { Card, CardHeader } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { may } from '@/lib/kernel/actor';
import { schemeBook } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { staffActorOfRequest } from '@/lib/platform/session';
import { Guarded } from '../../_components/guarded';
import { DraftNote } from './_components/draft-note';
import { Versions } from './_components/versions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('levels'))('title') };
}

export default async function LevelsPage() {
  const t = await getTranslations('levels');
  return (
    <Guarded can="settings.read" what={t('title')}>
      <Levels />
    </Guarded>
  );
}

/** The levels as they count, the draft of the next version, and every version with what it changed (4.B.6, 4.M). */
async function Levels() {
  const [t, actor, book] = await Promise.all([
    getTranslations('levels'),
    staffActorOfRequest(),
    schemeBook(pool(), new Date()),
  ]);
  const mayEdit = actor !== null && may(actor, 'settings.edit');
  const current = book.versions.find(({ state }) => state === 'current');
  return (
    <ConsolePage
      title={t('title')}
      note={t('note', { months: book.noticeMonths })}
      actions={
        mayEdit ? (
          <LinkButton href="/console/levels/draft" variant="primary" icon={<PencilLine aria-hidden="true" />}>
            {t(book.draft === null ? 'draft.begin' : 'draft.go')}
          </LinkButton>
        ) : null
      }
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          {current ? (
            <Card>
              <CardHeader title={t('current')} note={t('versionOf', { version: current.version })} />
              <SchemeTable scheme={current.scheme} caption={t('current')} />
            </Card>
          ) : null}
        </div>
        <div className="grid gap-4">
          {book.draft === null ? null : (
            <Card>
              <CardHeader
                title={t('draft.title')}
                note={<DraftNote draft={book.draft} zone={book.zone} />}
                action={
                  <LinkButton href="/console/levels/rehearsal" size="sm" icon={<FlaskConical aria-hidden="true" />}>
                    {t('rehearsal.go')}
                  </LinkButton>
                }
              />
              <div className="px-4 pb-4">
                <SchemeChanges changes={book.draft.changes} />
              </div>
            </Card>
          )}
          <Card>
            <CardHeader title={t('versions')} />
            <Versions versions={book.versions} zone={book.zone} />
          </Card>
        </div>
      </div>
    </ConsolePage>
  );
}
