import { getLocale, getTranslations } from 'next-intl/server';
import { Fragment, type ReactNode } from 'react';
import { type StatusMeaning, StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import type { Actor } from '@/lib/kernel/actor';
import { formatNumber, formatRelative } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { startHealth } from '../_reading/start';

type Line = {
  readonly key: string;
  readonly name: string;
  readonly meaning: StatusMeaning;
  readonly state: string;
  readonly note: ReactNode;
};

/** How the program fares, in words: worker and queue, the last import, the audit trail's chain. */
export async function Health({ actor }: { readonly actor: Actor }) {
  const [t, language, health] = await Promise.all([getTranslations('console.health'), getLocale(), startHealth(actor)]);
  const locale = localeOf(language) ?? DEFAULT_LOCALE;
  const ago = (at: Date) => formatRelative(at, new Date(), locale);
  const { worker, queue } = health.ready.checks;
  const beat = worker.secondsSinceBeat;
  const lines: Line[] = [
    {
      key: 'worker',
      name: t('worker'),
      meaning: worker.ok ? 'ok' : 'failed',
      state: t(worker.ok ? 'running' : 'stopped'),
      note: typeof beat === 'number' ? t('beat', { seconds: formatNumber(beat) }) : t('noBeat'),
    },
    {
      key: 'queue',
      name: t('queue'),
      meaning: queue.ok ? 'ok' : 'attention',
      state: t(queue.ok ? 'flowing' : 'waiting'),
      note: typeof queue.jobs === 'number' ? t('jobs', { count: queue.jobs }) : t('unknown'),
    },
    {
      key: 'import',
      name: t('import'),
      meaning: health.lastImport === null ? 'draft' : 'ok',
      state: t(health.lastImport === null ? 'noImport' : 'imported'),
      note: health.lastImport === null ? t('noImportNote') : ago(health.lastImport),
    },
  ];
  if (health.failures !== null) lines.push(failuresLine(health.failures, t));
  if (health.ready.warnings.includes('no_scope_wall'))
    lines.push({ key: 'wall', name: t('wall'), meaning: 'attention', state: t('wallOff'), note: t('wallNote') });
  if (health.seesBook) lines.push(bookLine(health.book, t, ago));
  if (health.seesChain) lines.push(chainLine(health.chain, t, ago));
  return (
    <Card className="self-start">
      <CardHeader title={t('title')} />
      <ul className="divide-y divide-line border-t border-line">
        {lines.map(({ key, name, meaning, state, note }) => (
          <li key={key} className="flex items-center gap-3 px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{name}</p>
              <p className="text-xs text-muted">{note}</p>
            </div>
            <StatusPill meaning={meaning}>{state}</StatusPill>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type Book = Awaited<ReturnType<typeof startHealth>>['book'];

/** Cache equals book for every member, as of the last night: green with its time, or a red number and the members. */
function bookLine(
  book: Book,
  t: (key: string, values?: Record<string, string | number>) => string,
  ago: (at: Date) => string,
): Line {
  const name = t('book');
  if (book === null) return { key: 'book', name, meaning: 'draft', state: t('notProved'), note: t('notProvedNote') };
  const proved = t('proved', { ago: ago(book.at), members: formatNumber(book.members) });
  if (book.wrong === 0) return { key: 'book', name, meaning: 'ok', state: t('sound'), note: proved };
  return {
    key: 'book',
    name,
    meaning: 'failed',
    state: t('wrong', { count: book.wrong }),
    note: (
      <>
        {proved}
        {book.links.map(({ href, code }) => (
          <Fragment key={href}>
            {' · '}
            <TextLink href={href}>{code}</TextLink>
          </Fragment>
        ))}
      </>
    ),
  };
}

/** What was given up and waits for somebody: none, or how many, with the way there. */
function failuresLine(count: number, t: (key: string, values?: Record<string, number>) => string): Line {
  return {
    key: 'failures',
    name: t('failures'),
    meaning: count > 0 ? 'failed' : 'ok',
    state: count > 0 ? t('someFailures', { count }) : t('noFailures'),
    note: <TextLink href="/console/failures">{t('openFailures')}</TextLink>,
  };
}

type Chain = Awaited<ReturnType<typeof startHealth>>['chain'];

function chainLine(
  chain: Chain,
  t: (key: string, values?: Record<string, string>) => string,
  ago: (at: Date) => string,
): Line {
  const name = t('chain');
  const link = <TextLink href="/console/audit">{t('openTrail')}</TextLink>;
  if (chain === null) return { key: 'chain', name, meaning: 'draft', state: t('unchecked'), note: link };
  return {
    key: 'chain',
    name,
    meaning: chain.isIntact ? 'ok' : 'failed',
    state: t(chain.isIntact ? 'intact' : 'broken'),
    note: (
      <>
        {t('checked', { ago: ago(new Date(chain.at)) })} · {link}
      </>
    ),
  };
}
