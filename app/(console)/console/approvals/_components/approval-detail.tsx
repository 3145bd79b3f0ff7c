'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge, StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import { publicId } from '@/lib/kernel/id';
import { BacktestBeside } from '../../rehearsals/_panel/backtest-beside';
import { Changes } from './changes';
import { DecidePanel } from './decide-panel';
import { Impact } from './impact';
import { type Detail, type Line, MEANING } from './line';
import { Talk } from './talk';
import { useApprovalWords } from './use-approval-words';

/** One request in full (B9): what would change, whom it reaches and what it costs, who asked and why, and the act on it. */
export function ApprovalDetail({
  line,
  zone,
  onDealt,
}: {
  readonly line: Line;
  readonly zone: string;
  readonly onDealt: () => Promise<unknown>;
}) {
  const t = useTranslations('approvals');
  const words = useApprovalWords();
  const detail = useQuery({
    queryKey: ['approval', line.id, line.state, line.approvals],
    queryFn: ({ signal }) => readDetail(line.id, signal),
  });
  const page = pageOf(line);
  const when = (at: string | null) => (at === null ? null : <DateTime key={at} at={at} format="full" zone={zone} />);
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
    [t('column.at'), when(line.createdAt)],
    [t('detail.role'), line.state === 'requested' && line.role !== null ? words.role(line.role) : null],
    [t('detail.due'), line.state === 'requested' ? when(line.dueAt) : null],
    [t('detail.expires'), line.state === 'requested' ? when(line.expiresAt) : null],
    [t('detail.decider'), line.deciderName],
    [t('detail.decidedAt'), when(line.decidedAt)],
    [t('detail.note'), line.decisionNote],
    [t('detail.reviewed'), line.reviewedName],
  ];
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <StatusPill meaning={MEANING[line.state]}>{t(`state.${line.state}`)}</StatusPill>
        {line.approvers > 1 ? <Badge>{t('approvals', { done: line.approvals, needed: line.approvers })}</Badge> : null}
        {line.escalatedAt !== null && line.state === 'requested' ? (
          <Badge tone="warning">{t('escalated')}</Badge>
        ) : null}
        {line.isEmergency ? <Badge tone="danger">{t('emergency')}</Badge> : null}
      </div>
      {detail.isError ? <ErrorState compact requestId={null} onRetry={() => void detail.refetch()} /> : null}
      {detail.isPending ? <Skeleton className="after-pause h-24 rounded-card" /> : null}
      {detail.data?.told ? (
        <>
          <Impact told={detail.data.told} />
          <Changes changes={detail.data.told.changes} />
        </>
      ) : null}
      <DescriptionList
        aligned={false}
        className="text-dense"
        items={facts.filter(([, value]) => value).map(([name, value]) => ({ name, value }))}
      />
      {line.objectType === 'campaign' && line.state === 'requested' ? (
        <BacktestBeside kind="campaign" code={line.objectId} />
      ) : null}
      <DecidePanel line={line} onDealt={onDealt} />
      {detail.data ? <Talk line={line} detail={detail.data} zone={zone} onSaid={() => void detail.refetch()} /> : null}
    </div>
  );
}

async function readDetail(requestId: string, signal: AbortSignal): Promise<Detail> {
  const answer = await fetch(`/api/console/approvals/detail?requestId=${requestId}`, { signal });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

/** The page of what a request is about, where there is one. */
function pageOf({ objectType, objectId }: Pick<Line, 'objectType' | 'objectId'>): string | null {
  if (objectType === 'member') return `/console/members/${publicId('member', objectId)}`;
  if (objectType === 'repair') return `/console/repairs/${objectId}`;
  return objectType === 'campaign' ? `/console/campaigns/${objectId}` : null;
}
