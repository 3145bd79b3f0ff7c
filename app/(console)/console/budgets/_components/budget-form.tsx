'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider, InstantAt, NumberAt, TextAt, useEditing, useValue } from '@/components/editing/fields';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { changeBudget, makeBudget } from '@/lib/budgets/actions';
import { ChangeBudgetInput, MADE_SCOPES, MakeBudgetInput } from '@/lib/budgets/schema';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';

const KINDS = ['AMOUNT', 'POINTS', 'COUNT'] as const;
const PERIODS = ['whole', 'month'] as const;
/** Stands for the note until somebody writes one: the form is judged without it. */
const SOME_NOTE = 'note';

type Choice = { readonly value: string; readonly label: string };

/** Makes a budget, or changes what may be changed of one; a note says why. */
export function BudgetForm({
  begin,
  isNew,
  levels,
  stores,
  zone,
}: {
  readonly begin: Edited;
  readonly isNew: boolean;
  readonly levels: readonly Choice[];
  readonly stores: readonly Choice[];
  readonly zone: string;
}) {
  const t = useTranslations('budgets');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('budgets');
  const [edited, setEdited] = useState(begin);
  const read = (isNew ? MakeBudgetInput : ChangeBudgetInput).safeParse({ ...edited, note: SOME_NOTE });
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message, code }) => ({
        path: path.join('.'),
        message: t.has(`trouble.${message}`)
          ? message
          : code === 'too_small' || code === 'invalid_type'
            ? 'missing'
            : 'wrong',
      }));
  const act = isNew ? t('form.make') : t('form.save');

  function save(note: string, close: () => void) {
    const given = { ...edited, note } as never;
    run(
      () => (isNew ? makeBudget(given) : changeBudget(given).then((answer) => toCode(answer, String(edited.code)))),
      ({ code }) => {
        showToast({ tone: 'success', title: isNew ? t('form.made') : t('form.saved') });
        close();
        router.push(`/console/budgets/${encodeURIComponent(code)}`);
        router.refresh();
      },
    );
  }
  return (
    <EditingProvider
      value={{
        edited,
        change: setEdited,
        problems: edited === begin ? [] : problems,
        sayProblem: (message) => t(`trouble.${message}` as 'trouble.wrong'),
        zone,
      }}
    >
      <Card>
        <div className="grid items-start gap-4 p-4 sm:grid-cols-2">
          {isNew ? <WhatItIs levels={levels} stores={stores} /> : null}
          <TextAt at="nameZh" label={t('form.nameZh')} />
          <TextAt at="nameEn" label={t('form.nameEn')} />
          <LimitField isNew={isNew} />
          {edited.per === 'month' ? null : (
            <>
              <InstantAt at="startsAt" label={t('form.startsAt')} help={t('form.paceHelp', { zone })} />
              <InstantAt at="endsAt" label={t('form.endsAt')} help={t('form.paceHelp', { zone })} />
            </>
          )}
        </div>
      </Card>
      <div className="mt-4 flex justify-end">
        <NoteDialog
          trigger={(props) => (
            <Button variant="primary" disabled={!read.success} {...props}>
              {act}…
            </Button>
          )}
          title={act}
          description={isNew ? t('form.makeNote') : t('form.saveNote')}
          act={act}
          trouble={trouble}
          pending={pending}
          onAct={save}
        />
      </div>
    </EditingProvider>
  );
}

const toCode = <A extends { readonly ok: boolean }>(answer: A, code: string) =>
  (answer.ok ? { ok: true, value: { code } } : answer) as
    | Exclude<A, { ok: true }>
    | { ok: true; value: { code: string } };

function LimitField({ isNew }: { readonly isNew: boolean }) {
  const t = useTranslations('budgets');
  const { value } = useValue('kind');
  return (
    <NumberAt
      at="limit"
      label={t(`limitOf.${value as (typeof KINDS)[number]}`)}
      as={value === 'AMOUNT' ? 'money' : undefined}
      help={isNew ? undefined : t('form.limitHelp')}
    />
  );
}

function WhatItIs({ levels, stores }: { readonly levels: readonly Choice[]; readonly stores: readonly Choice[] }) {
  const t = useTranslations('budgets');
  const { edited, change } = useEditing();
  const subject = useValue('subject');
  const choices = edited.scope === 'level' ? levels : edited.scope === 'store' ? stores : null;
  function choose(scope: string) {
    const [first] = scope === 'level' ? levels : scope === 'store' ? stores : [];
    const per = scope === 'program_month' || scope === 'level' ? 'month' : 'whole';
    change({ ...edited, scope, per, subject: first?.value ?? '', startsAt: null, endsAt: null });
  }
  return (
    <>
      <TextAt at="code" label={t('form.code')} help={t('form.codeHelp')} />
      <Select
        label={t('column.scope')}
        value={edited.scope}
        options={MADE_SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
        onChange={choose}
        help={t(`scopeHelp.${edited.scope as (typeof MADE_SCOPES)[number]}`)}
      />
      {choices === null ? null : (
        <Select
          label={t(`scope.${edited.scope as 'level' | 'store'}`)}
          value={subject.value}
          options={choices}
          onChange={subject.set}
          error={subject.error}
        />
      )}
      <Select
        label={t('form.kind')}
        value={edited.kind}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => change({ ...edited, kind })}
      />
      {edited.scope === 'program_month' ? null : (
        <Select
          label={t('form.per')}
          value={edited.per}
          options={PERIODS.map((value) => ({ value, label: t(`per.${value}`) }))}
          onChange={(per) => change({ ...edited, per, startsAt: null, endsAt: null })}
        />
      )}
    </>
  );
}

function Select({
  label,
  value,
  options,
  onChange,
  help,
  error,
}: {
  readonly label: string;
  readonly value: unknown;
  readonly options: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly error?: string;
}) {
  return (
    <Field label={label} help={help} error={error}>
      <NativeSelect value={String(value)} options={options} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
