'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Badge, StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { APPROVAL_STATES } from '@/lib/approvals/rules/verdict';
import { ApprovalDetail } from './approval-detail';
import { type Line, MEANING } from './line';
import { useApprovalWords } from './use-approval-words';

const KINDS = ['points.adjust', 'growth.adjust', 'enrolment.giveGift', 'campaigns.approve'] as const;
const WRAPS = 'min-w-52 whitespace-normal';

/** The inbox of requests as a list page: what waits, what I asked for, what is over; each decided beside the list. */
export function ApprovalsTable() {
  const t = useTranslations('approvals');
  const words = useApprovalWords();
  const columns: readonly Column<Line>[] = [
    {
      id: 'what',
      header: t('column.what'),
      cell: (line) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {words.title(line)}
          {line.isOwn ? <Badge tone="accent">{t('own')}</Badge> : null}
        </span>
      ),
    },
    { id: 'object', header: t('column.object'), cell: (line) => line.objectLabel },
    {
      id: 'state',
      header: t('column.state'),
      cell: (line) => <StatusPill meaning={MEANING[line.state]}>{t(`state.${line.state}`)}</StatusPill>,
    },
    { id: 'reason', header: t('column.reason'), cell: (line) => words.reason(line), className: WRAPS },
    { id: 'maker', header: t('column.maker'), cell: (line) => line.makerName },
    { id: 'at', header: t('column.at'), cell: (line) => <DateTime at={line.createdAt} /> },
  ];
  return (
    <DataTable<Line>
      name="approvals"
      label={t('list')}
      url="/api/console/approvals"
      columns={columns}
      rowId={(line) => line.id}
      rowLabel={(line) => `${words.title(line)} · ${line.objectLabel}`}
      searchLabel={t('search')}
      views={[
        { id: 'waiting', label: t('view.waiting') },
        { id: 'mine', label: t('view.mine') },
        { id: 'done', label: t('view.done') },
        { id: 'all', label: t('view.all') },
      ]}
      filters={[
        {
          id: 'state',
          label: t('column.state'),
          options: APPROVAL_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        { id: 'kind', label: t('column.kind'), options: KINDS.map((value) => ({ value, label: words.kind(value) })) },
      ]}
      peek={(line) => <ApprovalDetail key={`${line.id} ${line.state}`} line={line} />}
      empty={<EmptyState title={t('empty')}>{t('emptyNote')}</EmptyState>}
      whoGrants={t('administrator')}
    />
  );
}
