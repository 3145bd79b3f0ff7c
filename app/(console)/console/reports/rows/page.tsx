import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { may } from '@/lib/kernel/actor';
import { midnightOf } from '@/lib/kernel/day';
import { formatDateTime } from '@/lib/kernel/format';
import { isRefusal } from '@/lib/kernel/refusal';
import { FEW } from '@/lib/kernel/small';
import { dayBefore } from '@/lib/kernel/wall-clock';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { numberRows } from '@/lib/reports';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellInColumn, tellValue } from '@/lib/reports/rules/tell';
import { Guarded } from '../../../_components/guarded';
import type { Asked } from '../_reading/address';
import { aboutName, type ReportWords, reportWords } from '../_reading/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report-builder'))('rowsTitle') };
}

export default async function NumberRowsPage({ searchParams }: { readonly searchParams: Promise<Asked> }) {
  const [asked, t, actor] = await Promise.all([searchParams, getTranslations('report-builder'), staffActorOfRequest()]);
  return (
    <Guarded can="reports.read" what={t('rowsTitle')}>
      {actor !== null && may(actor, 'members.read') ? (
        <Rows asked={asked} />
      ) : (
        <Nothing title={t('rowsLocked')} note={t('rowsLockedNote')} drawing="locked" />
      )}
    </Guarded>
  );
}

/** The rows that a number of a report was counted from; the number itself stands above them. */
async function Rows({ asked }: { readonly asked: Asked }) {
  const [t, words, told] = await Promise.all([getTranslations('report-builder'), reportWords(), read(asked)]);
  if (told === null) return <Nothing title={t('rowsUnknown')} note={t('rowsUnknownNote')} drawing="search" />;
  if (typeof told === 'string') {
    return (
      <ConsolePage title={t('rowsTitle')} crumbs={[{ label: t('rowsTitle') }]}>
        <Banner tone="danger" title={t('refusal.report_too_slow', { seconds: told })} />
      </ConsolePage>
    );
  }
  const { metric, days, value, isFew, from, hasRows } = told;
  const unit = findMetric(metric)?.unit ?? 'count';
  const name = words.metric(metric);
  const places = [
    ['region', words.region],
    ['store', words.store],
    ['level', words.level],
    ['channel', words.channel],
  ] as const;
  const narrowed = places.flatMap(([place, say]) => {
    const code = asked[place];
    return typeof code === 'string' && code !== '' ? [say(code)] : [];
  });
  const dayOf = (day: string) => formatDateTime(midnightOf(day, told.zone), 'date', words.locale, told.zone);
  const { subject, by, about } = textsOf(asked);
  const kind = by ?? findMetric(metric)?.subject;
  const abouts = await Promise.all([
    aboutName(about ?? null, words),
    aboutName(subject === undefined || kind === undefined ? null : `${kind}:${subject}`, words),
  ]);
  const page = Number(asked.page ?? 1) || 1;
  const address = (changes: Readonly<Record<string, string>>) =>
    `/console/reports/rows?${new URLSearchParams({ ...textsOf(asked), ...changes })}`;
  return (
    <ConsolePage
      title={name}
      note={[
        `${dayOf(days.from)} – ${dayOf(dayBefore(days.to))}`,
        ...narrowed,
        ...abouts.filter((one) => one !== null),
      ].join(' · ')}
      crumbs={[{ label: t('rowsTitle') }]}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card className="p-4">
          <p className="text-xs text-muted">{name}</p>
          <p className="text-lg font-bold">{isFew ? FEW : tellValue(value, unit)}</p>
          <p className="mt-1 text-dense text-muted">
            {words.t(`metric.${metric}.definition` as 'metric.orders.definition')}
          </p>
          {from.length === 0 ? null : (
            <p className="mt-2 flex flex-wrap gap-x-3 text-dense">
              {t('followsFrom')}
              {from.map((code) => (
                <TextLink key={code} href={address({ metric: code, page: '1' })}>
                  {words.metric(code)}
                </TextLink>
              ))}
            </p>
          )}
        </Card>
        {hasRows ? <RowTable told={told} words={words} page={page} address={address} /> : null}
      </div>
    </ConsolePage>
  );
}

/** The rows of one page, the latest first. */
async function RowTable({
  told: { metric, rows, zone, hasMore },
  words,
  page,
  address,
}: {
  readonly told: Awaited<ReturnType<(typeof numberRows)['run']>>;
  readonly words: ReportWords;
  readonly page: number;
  readonly address: Address;
}) {
  const t = await getTranslations('report-builder');
  const name = words.metric(metric);
  const unit = findMetric(metric)?.unit ?? 'count';
  return (
    <Card>
      <CardHeader title={t('rowsTitle')} note={t('rowsNote')} />
      {rows.length === 0 ? (
        <EmptyState drawing="search" title={words.t('nothing')}>
          {words.t('nothingNote')}
        </EmptyState>
      ) : (
        <Table caption={t('rowsTitle')}>
          <TableHead>
            <Th>{t('rowAt')}</Th>
            <Th>{t('rowMember')}</Th>
            <Th>{words.t('filter.store')}</Th>
            <Th>{words.t('filter.level')}</Th>
            <Th>{words.t('filter.channel')}</Th>
            <Th end>{name}</Th>
          </TableHead>
          <tbody>
            {rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts have no name of their own, and none moves
              <Tr key={place}>
                <Td row>
                  <DateTime at={row.at} zone={zone} />
                </Td>
                <Td>
                  {row.member === null ? (
                    <span className="text-muted">{t('noMember')}</span>
                  ) : (
                    <TextLink href={`/console/members/${row.member.id}`}>{row.member.name ?? t('nameless')}</TextLink>
                  )}
                </Td>
                <Td>{words.store(row.store)}</Td>
                <Td>{words.level(row.level)}</Td>
                <Td>{words.channel(row.channel)}</Td>
                <Td end>{tellInColumn(row.value, unit)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pages page={page} hasMore={hasMore} address={address} />
    </Card>
  );
}

type Address = (changes: Readonly<Record<string, string>>) => string;

async function Pages({
  page,
  hasMore,
  address,
}: {
  readonly page: number;
  readonly hasMore: boolean;
  readonly address: Address;
}) {
  const t = await getTranslations('report-builder');
  if (page === 1 && !hasMore) return null;
  return (
    <nav aria-label={t('pages')} className="flex gap-2 p-4">
      {page > 1 ? (
        <LinkButton size="sm" href={address({ page: String(page - 1) })}>
          {t('newer')}
        </LinkButton>
      ) : null}
      {hasMore ? (
        <LinkButton size="sm" href={address({ page: String(page + 1) })}>
          {t('older')}
        </LinkButton>
      ) : null}
    </nav>
  );
}

/** Why there are no rows to show. */
async function Nothing({
  title,
  note,
  drawing,
}: {
  readonly title: string;
  readonly note: string;
  readonly drawing: 'locked' | 'search';
}) {
  const t = await getTranslations('report-builder');
  return (
    <ConsolePage title={t('rowsTitle')} crumbs={[{ label: t('rowsTitle') }]}>
      <Card>
        <EmptyState drawing={drawing} title={title}>
          {note}
        </EmptyState>
      </Card>
    </ConsolePage>
  );
}

const textsOf = (asked: Asked): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(asked).filter((one): one is [string, string] => typeof one[1] === 'string'));

/** The rows, null for a number that there is none of, or how many seconds were not enough. */
async function read(asked: Asked) {
  try {
    return await ask(numberRows, asked);
  } catch (error) {
    if (isInvalidInput(error) || (isRefusal(error) && error.status === 404)) return null;
    if (isRefusal(error) && error.code === 'report_too_slow') return String(error.facts.seconds);
    throw error;
  }
}
