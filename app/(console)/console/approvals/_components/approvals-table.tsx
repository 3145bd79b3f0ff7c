'use client';
import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Badge, StatusPill } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { APPROVAL_STATES } from '@/lib/approvals/rules/verdict';
import { APPROVAL_VIEWS } from '@/lib/approvals/schema';
import { ApprovalDetail } from './approval-detail';
import { ApproveChosen } from './approve-chosen';
import { type Line, MEANING } from './line';
import { useApprovalWords } from './use-approval-words';

const KINDS = ['points.adjust', 'growth.adjust', 'enrolment.giveGift', 'campaigns.approve', 'repairs.run'] as const;
const WRAPS = 'min-w-52 whitespace-normal';

/** The inbox of requests as a list page (B9): what waits for me, what I asked for, what I decided; each decided beside the list. */
export function ApprovalsTable({ mayDecide, zone }: { readonly mayDecide: boolean; readonly zone: string }) {
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
          {line.isEmergency ? <Badge tone="danger">{t('emergency')}</Badge> : null}
          {line.escalatedAt !== null && line.state === 'requested' ? (
            <Badge tone="warning">{t('escalated')}</Badge>
          ) : null}
        </span>
      ),
    },
    { id: 'object', header: t('column.object'), cell: (line) => line.objectLabel },
    {
      id: 'state',
      header: t('column.state'),
      cell: (line) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <StatusPill meaning={MEANING[line.state]}>{t(`state.${line.state}`)}</StatusPill>
          {line.approvers > 1 ? (
            <span className="text-xs text-muted">
              {t('approvals', { done: line.approvals, needed: line.approvers })}
            </span>
          ) : null}
        </span>
      ),
    },
    { id: 'due', header: t('column.due'), cell: (line) => <Due line={line} zone={zone} /> },
    { id: 'reason', header: t('column.reason'), cell: (line) => words.reason(line), className: WRAPS },
    { id: 'maker', header: t('column.maker'), cell: (line) => line.makerName },
    { id: 'at', header: t('column.at'), cell: (line) => <DateTime at={line.createdAt} zone={zone} /> },
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
      views={APPROVAL_VIEWS.map((id) => ({ id, label: t(`view.${id}`) }))}
      filters={[
        {
          id: 'state',
          label: t('column.state'),
          options: APPROVAL_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        { id: 'kind', label: t('column.kind'), options: KINDS.map((value) => ({ value, label: words.kind(value) })) },
      ]}
      peek={(line, next) => (
        <ApprovalDetail key={`${line.id} ${line.state} ${line.approvals}`} line={line} zone={zone} onDealt={next} />
      )}
      {...(mayDecide && {
        bulk: ({ ids, all }, clear) => <ApproveChosen ids={all ? null : ids} onDone={clear} />,
      })}
      empty={<EmptyState title={t('empty')}>{t('emptyNote')}</EmptyState>}
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}

/** Until when somebody should have answered; late is said in a word too. */
function Due({ line, zone }: { readonly line: Line; readonly zone: string }) {
  const t = useTranslations('approvals');
  if (line.state !== 'requested' || line.dueAt === null) return <span className="text-muted">–</span>;
  const isLate = new Date(line.dueAt).getTime() <= Date.now();
  return (
    <span className={isLate ? 'text-danger' : ''}>
      <DateTime at={line.dueAt} format="datetime" zone={zone} /> {isLate ? t('late') : null}
    </span>
  );
}
