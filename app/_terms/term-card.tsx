import { Card } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { formatDateTime } from '@/lib/kernel/format';
import { standingOf, type TermBook, type TermVersion } from './book';
import { ChangeList } from './change-list';
import { changedTerms, printTerms, type TermWords } from './printer';
import { TermList } from './term-list';

/** The rules in force of one book, since when, what its version changed, and the versions that are announced (4.M, N17). */
export function TermCard({
  book,
  words,
  now,
}: {
  readonly book: TermBook;
  readonly words: TermWords;
  readonly now: Date;
}) {
  const { t, locale } = words;
  const { current, before, upcoming } = standingOf(book, now);
  const lines = current === null ? [] : printTerms(book.printer, current.terms, words);
  const note = book.note === null ? '' : (locale === 'en' && book.note.en) || book.note.zh;
  return (
    <Card inset>
      {current === null ? null : <p className="mb-2 text-xs text-muted">{sayVersion(current, words)}</p>}
      {note === '' ? null : <p className="mb-2 whitespace-pre-line break-words text-dense">{note}</p>}
      {current !== null && lines.length === 0 ? (
        <p className="text-dense">{t('terms.unreadable')}</p>
      ) : (
        <TermList lines={lines} />
      )}
      {current === null || before === null ? null : (
        <Collapse summary={t('terms.changed')} className="mt-3 border-t border-line pt-2 text-dense">
          <ChangeList
            changes={changedTerms(book.printer, { before: before.terms, after: current.terms }, words)}
            words={words}
          />
        </Collapse>
      )}
      {upcoming.map((one, place) => (
        <div key={one.version} className="mt-3 rounded-lg bg-tint-soft px-3 py-2.5">
          <p className="mb-1.5 text-dense font-medium">
            {t('terms.upcoming', { version: one.version, at: sayAt(one.from, words) })}
          </p>
          <ChangeList
            changes={changedTerms(
              book.printer,
              { before: (upcoming[place - 1] ?? current)?.terms, after: one.terms },
              words,
            )}
            words={words}
          />
        </div>
      ))}
    </Card>
  );
}

const sayVersion = ({ version, from }: TermVersion, words: TermWords): string =>
  from === null ? words.t('terms.always', { version }) : words.t('terms.since', { version, at: sayAt(from, words) });

const sayAt = (at: Date | null, { locale, zone }: TermWords): string =>
  at === null ? '' : formatDateTime(at, 'datetime', locale, zone);
