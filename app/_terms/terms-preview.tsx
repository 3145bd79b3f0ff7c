import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { standingOf, type TermBook } from './book';
import { ChangeList } from './change-list';
import { changedTerms, printTerms } from './printer';
import { TermList } from './term-list';
import { termWords } from './words';

/** What members will read when a draft is published: its terms, and sentence by sentence what it changes (N17). */
export async function TermsPreview({ book, draft }: { readonly book: TermBook; readonly draft: unknown }) {
  const drafted = draft === null ? [] : [{ version: 0, from: null, terms: draft }];
  const [t, settings] = [await getTranslations('terms'), await program(pool())];
  const words = await termWords(pool(), settings, [{ ...book, versions: [...book.versions, ...drafted] }]);
  const { current } = standingOf(book, new Date());
  const shown = draft ?? current?.terms ?? null;
  const lines = printTerms(book.printer, shown, words);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card>
        <CardHeader
          title={draft === null ? t('preview.live') : t('preview.draft')}
          note={draft === null ? t('preview.nothing') : t('preview.note')}
        />
        <div className="px-4 pb-4">
          {lines.length === 0 ? <p className="text-dense">{t('preview.missing')}</p> : <TermList lines={lines} />}
        </div>
      </Card>
      {draft === null || current === null || lines.length === 0 ? null : (
        <Card>
          <CardHeader title={t('preview.changes')} />
          <div className="px-4 pb-4">
            <ChangeList
              changes={changedTerms(book.printer, { before: current.terms, after: draft }, words)}
              words={words}
            />
          </div>
        </Card>
      )}
    </div>
  );
}
