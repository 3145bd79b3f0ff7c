'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { TextPage } from '@/lib/surveys';

type Shown = TextPage['texts'][number];

/** What was written, a page at a time. */
export function Texts({
  survey,
  question,
  count,
}: {
  readonly survey: string;
  readonly question: string;
  readonly count: number;
}) {
  const t = useTranslations('surveys');
  const [texts, setTexts] = useState<readonly Shown[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [state, setState] = useState<'reading' | 'read' | 'failed'>('reading');

  async function read(before: string | null) {
    setState('reading');
    const page = await fetchTexts(survey, question, before).catch(() => null);
    if (page === null) return setState('failed');
    setTexts((had) => (before === null ? page.texts : [...had, ...page.texts]));
    setNext(page.next);
    setState('read');
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page is read once for each question
  useEffect(() => {
    if (count > 0) void read(null);
    else setState('read');
  }, [survey, question, count]);
  return (
    <div className="grid gap-2 px-4 pb-4 text-dense" aria-busy={state === 'reading'}>
      {state === 'read' && texts.length === 0 ? <p className="text-muted">{t('results.noTexts')}</p> : null}
      <ul className="grid gap-2">
        {texts.map(({ id, day, text }) => (
          <li key={id} className="rounded-control bg-sunken px-3 py-2">
            <p className="whitespace-pre-wrap break-words">{text}</p>
            {day === null ? null : <p className="mt-0.5 text-xs text-muted">{day}</p>}
          </li>
        ))}
      </ul>
      {state === 'failed' ? <p className="text-danger">{t('refusal.unexpected')}</p> : null}
      {next !== null || state === 'failed' ? (
        <Button
          size="sm"
          className="justify-self-start"
          pending={state === 'reading'}
          onClick={() => read(texts.length === 0 ? null : next)}
        >
          {t('results.more')}
        </Button>
      ) : null}
    </div>
  );
}

async function fetchTexts(code: string, question: string, before: string | null): Promise<TextPage> {
  const query = new URLSearchParams({ code, question, ...(before === null ? {} : { before }) });
  const answer = await fetch(`/api/console/surveys/texts?${query}`);
  if (!answer.ok) throw new Error(`texts: ${answer.status}`);
  return answer.json();
}
