'use client';
import { useTranslations } from 'next-intl';
import type { ReadRules } from '@/components/earning/rule-sets';
import { Differences, Sentences } from '@/components/earning/sentences';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import type { Difference } from '@/lib/kernel/earning';
import { useWords } from './editor-context';
import { placeOf, sayProblem } from './say-problem';

/** What is written, read back: what is wrong and where, or the rules in sentences and what they change of the live ones. */
export function ReviewPanel({
  read,
  differences,
  liveVersion,
}: {
  readonly read: ReadRules;
  readonly differences: readonly Difference[];
  readonly liveVersion: number;
}) {
  const t = useTranslations('earning');
  const words = useWords();
  if (!read.ok) {
    return (
      <Card>
        <CardHeader title={t('problems.title', { count: read.problems.length })} />
        <ul className="grid gap-1.5 px-4 pb-4 text-dense" aria-live="polite">
          {read.problems.map(({ path, message }) => (
            <li key={path + message}>
              <span className="font-medium">{placeOf(path, words.t)}</span>
              {t('problems.colon')}
              <span className="text-danger">{sayProblem(message, words.t)}</span>
            </li>
          ))}
        </ul>
      </Card>
    );
  }
  return (
    <>
      <Card>
        <CardHeader title={t('review.changes', { version: liveVersion })} />
        <div className="px-4 pb-4">
          {differences.length === 0 ? (
            <Banner tone="info" title={t('difference.none')} />
          ) : (
            <Differences differences={differences} words={words} />
          )}
        </div>
      </Card>
      <Card>
        <CardHeader title={t('review.title')} note={t('review.note')} />
        <div className="px-4 pb-4">
          <Sentences sentences={read.sentences} words={words} />
        </div>
      </Card>
    </>
  );
}
