'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { sayReason, sayRule } from '@/components/timeline/reasons';
import { Trail } from '@/components/timeline/timeline-line';
import type { Words } from '@/components/timeline/told';
import { sayItem } from '@/components/timeline/words';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { ErrorState } from '@/components/ui/error-state';
import { NumberText } from '@/components/ui/number-text';
import { Skeleton } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import { personName } from '@/lib/members/rules/mask';
import type { EntryProof } from '../_reading/ledger-entry';
import type { LedgerRow } from '../_reading/ledger-list';
import { memberHref, SourceLink } from './source-link';

/** One entry with its proof: source, rule and version, how the amount came about, lots and moves, the decision (N14). */
export function EntryDetail({ row, words }: { readonly row: LedgerRow; readonly words: Words }) {
  const t = useTranslations('book');
  const ui = useTranslations('ui');
  const told = sayItem(row, words);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('column.at'), <DateTime key="at" at={row.at} format="full" zone={words.zone} />],
    [
      t('column.member'),
      row.isOpen ? (
        <TextLink key="member" href={memberHref(row)}>
          {row.memberName} {personName({ name: null, code: row.memberCode }, ui('erased'))}
        </TextLink>
      ) : (
        row.memberCode
      ),
    ],
    [t('column.source'), <SourceLink key="source" row={row} />],
    [t('column.rule'), sayRule(row.rule, words.say)],
    [t('column.amount'), <Trail key="amount" told={told} />],
    [t('column.balance'), <NumberText key="balance" value={row.balanceAfter} />],
    [t('detail.debt'), row.debt === 0 ? null : <NumberText key="debt" value={row.debt} signed />],
  ];
  return (
    <div className="grid gap-5">
      <DescriptionList
        aligned={false}
        className="text-dense"
        items={facts.filter(([, value]) => value !== null).map(([name, value]) => ({ name, value }))}
      />
      <Part title={t('detail.how')}>
        <ul className="grid gap-1">
          {told.why.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Part>
      <Proof row={row} words={words} />
    </div>
  );
}

function Proof({ row, words }: { readonly row: LedgerRow; readonly words: Words }) {
  const t = useTranslations('book.detail');
  const { data, error, refetch } = useQuery({
    queryKey: ['ledger-entry', row.memberId, row.id],
    queryFn: ({ signal }) => fetchProof(row, signal),
  });
  if (error !== null) return <ErrorState compact onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="after-pause h-24" />;
  return (
    <>
      {data.note === null ? null : <Part title={t('note')}>{data.note}</Part>}
      <Part title={t('lots')}>
        {data.lots.length === 0 ? (
          <p className="text-muted">{t('noLots')}</p>
        ) : (
          <ul className="grid gap-1.5">
            {data.lots.map((lot) => (
              <li key={lot.id} className="flex flex-wrap justify-between gap-x-3">
                <span>
                  {t('lot', { end: lot.id.slice(-6) })}
                  <span className="block text-xs text-muted">
                    <DateTime at={lot.activatesAt} format="date" zone={words.zone} />
                    {' – '}
                    {lot.expiresAt === null ? (
                      t('never')
                    ) : (
                      <DateTime at={lot.expiresAt} format="date" zone={words.zone} />
                    )}
                  </span>
                </span>
                <NumberText value={lot.delta} signed />
              </li>
            ))}
          </ul>
        )}
      </Part>
      {data.reasons.length === 0 ? null : (
        <Part title={t('decision')}>
          <ul className="grid gap-1">
            {data.reasons.map((reason) => (
              <li key={`${reason.code} ${reason.rule}`}>{sayReason(reason, words)}</li>
            ))}
          </ul>
        </Part>
      )}
      <p className="text-xs text-muted">
        {t('booked')} <DateTime at={data.createdAt} format="full" zone={words.zone} />
      </p>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="text-dense">
      <h3 className="mb-1.5 text-xs font-medium text-muted">{title}</h3>
      {children}
    </section>
  );
}

async function fetchProof({ memberId, id }: LedgerRow, signal: AbortSignal): Promise<EntryProof> {
  const answer = await fetch(`/api/console/ledger/entry?memberId=${memberId}&id=${id}`, { signal });
  if (!answer.ok) throw new Error(`the entry could not be read: ${answer.status}`);
  return (await answer.json()) as EntryProof;
}
