'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/types';
import { Badge, StatusPill } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { TextLink } from '@/components/ui/text-link';
import { showToast } from '@/components/ui/toast-store';
import type { AlertView } from '@/lib/workbench';
import { acknowledgeAlert } from '@/lib/workbench/actions';
import { AssignMenu } from '../../_bench/assign-menu';
import { sayAlert } from '../../_bench/say-alert';
import { useAct } from '../../_components/use-act';

const VIEWS = ['open', 'read', 'ended', 'all'] as const;
const KINDS = ['budget', 'stock', 'failure', 'book', 'chain', 'statistics'] as const;

/** What the program raised (2.0.1): what, since when, who has it; read with a note, and its history. */
export function AlertsTable({ zone, me }: { readonly zone: string; readonly me: string }) {
  const t = useTranslations('workbench');
  const columns: readonly Column<AlertView>[] = [
    {
      id: 'what',
      header: t('alerts.what'),
      cell: (alert) => sayAlert(t, alert),
      className: 'min-w-60 whitespace-normal',
    },
    { id: 'kind', header: t('alerts.kind'), cell: ({ kind }) => <Badge>{t(`alertKind.${kind as 'budget'}`)}</Badge> },
    {
      id: 'state',
      header: t('alerts.state'),
      cell: (alert) => <StatusPill meaning={MEANING[stateOf(alert)]}>{t(`alerts.view.${stateOf(alert)}`)}</StatusPill>,
    },
    { id: 'raised', header: t('alerts.raised'), cell: ({ raisedAt }) => <DateTime at={raisedAt} zone={zone} /> },
    { id: 'held', header: t('alerts.held'), cell: ({ held }) => held?.staffName ?? '–' },
  ];
  return (
    <DataTable<AlertView>
      name="alerts"
      label={t('alerts.title')}
      url="/api/console/alerts"
      columns={columns}
      rowId={({ id }) => id}
      rowLabel={(alert) => sayAlert(t, alert)}
      searchLabel={t('alerts.search')}
      views={VIEWS.map((id) => ({ id, label: t(`alerts.view.${id}`) }))}
      filters={[
        {
          id: 'kind',
          label: t('alerts.kind'),
          options: KINDS.map((value) => ({ value, label: t(`alertKind.${value}`) })),
        },
      ]}
      peek={(alert, next) => <AlertDetail key={alert.id} alert={alert} zone={zone} me={me} onDealt={next} />}
      empty={
        <EmptyState drawing="box" title={t('alerts.empty')}>
          {t('alerts.emptyNote')}
        </EmptyState>
      }
      whoGrants={t('alerts.administrator')}
      zone={zone}
    />
  );
}

const MEANING = { open: 'attention', read: 'note', ended: 'stopped' } as const;

const stateOf = ({ endedAt, acknowledgedAt }: AlertView): keyof typeof MEANING =>
  endedAt !== null ? 'ended' : acknowledgedAt !== null ? 'read' : 'open';

function AlertDetail({
  alert,
  zone,
  me,
  onDealt,
}: {
  readonly alert: AlertView;
  readonly zone: string;
  readonly me: string;
  readonly onDealt: () => void;
}) {
  const t = useTranslations('workbench');
  const cache = useQueryClient();
  const { run, pending, trouble } = useAct((code) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}` as 'refusal.unexpected') : t('refusal.unexpected'),
  );
  const [note, setNote] = useState('');
  const when = (at: string | null) => (at === null ? null : <DateTime at={at} format="full" zone={zone} />);
  const facts = [
    { key: 'raised', name: t('alerts.raised'), value: when(alert.raisedAt) },
    { key: 'seen', name: t('alerts.seen'), value: when(alert.seenAt) },
    { key: 'read', name: t('alerts.readAt'), value: when(alert.acknowledgedAt) },
    { key: 'by', name: t('alerts.readBy'), value: alert.acknowledgedName },
    { key: 'note', name: t('alerts.noteLabel'), value: alert.note },
    { key: 'ended', name: t('alerts.ended'), value: when(alert.endedAt) },
    { key: 'held', name: t('alerts.held'), value: alert.held?.staffName ?? null },
    { key: 'due', name: t('assign.dueOn'), value: alert.held?.dueOn ?? null },
  ].filter(({ value }) => value !== null);
  const acknowledge = () =>
    run(
      () => acknowledgeAlert({ alertId: alert.id, note }),
      () => {
        showToast({ tone: 'success', title: t('alerts.done') });
        onDealt();
        void cache.invalidateQueries({ queryKey: ['list', 'alerts'] });
      },
    );
  return (
    <div className="grid gap-4">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 text-dense">
          <TextLink href={alert.href}>{t('alerts.open')}</TextLink>
        </p>
        <AssignMenu subject={`alert:${alert.id}`} name={sayAlert(t, alert)} me={me} held={alert.held} />
      </div>
      <DescriptionList aligned={false} className="text-dense" items={facts} />
      {stateOf(alert) === 'open' ? (
        <form
          noValidate
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            acknowledge();
          }}
        >
          <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
          <Field label={t('alerts.noteLabel')} optional>
            <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
          </Field>
          <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
            {t('alerts.acknowledge')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
