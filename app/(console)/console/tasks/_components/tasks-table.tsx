'use client';
import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { EmptyState } from '@/components/ui/empty-state';
import { NumberText } from '@/components/ui/number-text';
import { taskKinds } from '@/lib/tasks/registry';
import { GROUPS } from '@/lib/tasks/rules/terms';
import type { TaskListRow } from '../_reading/task-list';
import { TaskState } from './task-state';

/** The list of tasks (2.0.1): what each asks and how often, its state, and how many began, completed and claimed it. */
export function TasksTable({ zone }: { readonly zone: string }) {
  const t = useTranslations('tasks');
  const locale = useLocale();
  const nameOf = (row: TaskListRow) => (locale === 'en' ? row.nameEn : row.nameZh) ?? row.id;
  const columns: readonly Column<TaskListRow>[] = [
    { id: 'name', header: t('column.name'), cell: nameOf },
    {
      id: 'group',
      header: t('column.group'),
      cell: ({ group }) => (group === null ? '' : t(`group.${group as 'daily'}`)),
    },
    {
      id: 'kind',
      header: t('column.kind'),
      cell: ({ kind }) => (taskKinds.find(kind ?? '') === undefined ? '' : t(`kind.${kind as 'review'}`)),
    },
    { id: 'per', header: t('column.per'), cell: ({ per }) => (per === null ? '' : t(`per.${per as 'day'}`)) },
    {
      id: 'state',
      header: t('column.state'),
      cell: ({ phase }) => <TaskState phase={phase} label={t(`state.${phase}`)} />,
    },
    { id: 'begun', header: t('column.begun'), end: true, cell: ({ begun }) => <NumberText value={begun} /> },
    {
      id: 'completed',
      header: t('column.completed'),
      end: true,
      cell: ({ completed }) => <NumberText value={completed} />,
    },
    { id: 'claimed', header: t('column.claimed'), end: true, cell: ({ claimed }) => <NumberText value={claimed} /> },
  ];
  return (
    <DataTable<TaskListRow>
      name="tasks"
      label={t('list')}
      url="/api/console/tasks"
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={nameOf}
      rowHref={(row) => `/console/tasks/${row.id}`}
      searchLabel={t('search')}
      views={[
        { id: 'all', label: t('view.all') },
        ...(['live', 'draft', 'paused', 'withdrawn'] as const).map((id) => ({ id, label: t(`state.${id}`) })),
      ]}
      filters={[
        {
          id: 'group',
          label: t('column.group'),
          options: GROUPS.map((group) => ({ value: group, label: t(`group.${group}`) })),
        },
      ]}
      empty={
        <EmptyState drawing="box" title={t('empty')}>
          {t('emptyNote')}
        </EmptyState>
      }
      whoGrants={t('administrator')}
      zone={zone}
    />
  );
}
