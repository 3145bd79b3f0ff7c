'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { formatNumber } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';
import { DecidePanel } from './decide-panel';
import { type Line, MEANING } from './line';
import { useApprovalWords } from './use-approval-words';

/** One request in full: what would change, the facts of the threshold, who asked and why, and the act that decides it. */
export function ApprovalDetail({ line }: { readonly line: Line }) {
  const t = useTranslations('approvals');
  const words = useApprovalWords();
  const { amount, balance } = line.facts;
  const page = pageOf(line);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('column.object'),
      page === null ? (
        line.objectLabel
      ) : (
        <TextLink key="page" href={page}>
          {line.objectLabel}
        </TextLink>
      ),
    ],
    ...words.facts(line).map(({ name, value }) => [name, value] as const),
    [t('column.reason'), words.reason(line)],
    [t('column.maker'), line.makerName],
    [t('column.at'), <DateTime key="at" at={line.createdAt} format="full" />],
    [t('detail.expires'), line.state === 'requested' ? <DateTime key="end" at={line.expiresAt} format="full" /> : null],
    [t('detail.decider'), line.deciderName],
    [t('detail.decidedAt'), line.decidedAt === null ? null : <DateTime key="on" at={line.decidedAt} format="full" />],
    [t('detail.note'), line.decisionNote],
  ];
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <StatusPill meaning={MEANING[line.state]}>{t(`state.${line.state}`)}</StatusPill>
        {typeof amount === 'number' && typeof balance === 'number' && line.state === 'requested' ? (
          <p className="text-dense">
            {t('detail.change')}{' '}
            <del className="text-danger no-underline">
              <span className="sr-only">{t('detail.before')} </span>− {formatNumber(balance)}
            </del>{' '}
            <ins className="text-success no-underline">
              <span className="sr-only">{t('detail.after')} </span>+ {formatNumber(balance + amount)}
            </ins>
          </p>
        ) : null}
      </div>
      <DescriptionList
        aligned={false}
        className="text-dense"
        items={facts.filter(([, value]) => value).map(([name, value]) => ({ name, value }))}
      />
      <DecidePanel line={line} />
    </div>
  );
}

/** The page of what a request is about, where there is one. */
function pageOf({ objectType, objectId }: Pick<Line, 'objectType' | 'objectId'>): string | null {
  if (objectType === 'member') return `/console/members/${publicId('member', objectId)}`;
  return objectType === 'campaign' ? `/console/campaigns/${objectId}` : null;
}
