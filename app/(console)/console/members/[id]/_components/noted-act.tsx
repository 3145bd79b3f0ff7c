'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import type { Answered, useAct } from '../../../_components/use-act';

/** Why it is done, for the trail alone. */
export function NoteField({ t }: { readonly t: (key: 'why' | 'whyHelp') => string }) {
  return (
    <Field label={t('why')} help={t('whyHelp')}>
      <Input name="note" required minLength={4} maxLength={200} autoComplete="off" />
    </Field>
  );
}

type UndoTexts = (key: 'undo' | 'undoNote' | 'undone' | 'refusal.unexpected') => string;

/** What takes an act back right after it, under a note that says so. */
function useUndo(t: UndoTexts, back: (note: string) => Promise<{ readonly ok: boolean }>) {
  const router = useRouter();
  async function undo() {
    const answer = await back(t('undoNote')).catch(() => null);
    if (answer?.ok) showToast({ tone: 'success', title: t('undone') });
    else showToast({ tone: 'danger', title: t('refusal.unexpected') });
    router.refresh();
  }
  return { label: t('undo'), run: () => void undo() };
}

type ActTexts = (
  key: Parameters<UndoTexts>[0] | 'title' | 'note' | 'reason' | 'why' | 'whyHelp' | 'submit' | 'done',
) => string;

/** Something done to a member for one of some reasons and with a note, which can be taken back right after. */
export function ReasonedAct<R extends string>({
  t,
  act,
  icon,
  label,
  reasons,
  nameOf,
  helpOf,
  send,
  back,
}: {
  readonly t: ActTexts;
  readonly act: ReturnType<typeof useAct>;
  readonly icon: ReactNode;
  readonly label: string;
  /** The first is chosen to begin with. */
  readonly reasons: readonly [R, ...R[]];
  readonly nameOf: (reason: R) => string;
  readonly helpOf?: (reason: R) => string;
  readonly send: (reason: R, note: string) => Promise<Answered<unknown>>;
  readonly back: (note: string) => Promise<Answered<unknown>>;
}) {
  const undo = useUndo(t, back);
  const [reason, setReason] = useState<R>(reasons[0]);
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={icon}>{label}</Button>}
      title={t('title')}
      description={t('note')}
      size="sm"
      submit={t('submit')}
      saved={t('done')}
      undo={undo}
      send={(form) => () => send(reason, textOf(form, 'note'))}
    >
      <Field label={t('reason')} {...(helpOf === undefined ? {} : { help: helpOf(reason) })}>
        <Select
          value={reason}
          options={reasons.map((value) => ({ value, label: nameOf(value) }))}
          onChange={(next) => setReason(next as R)}
        />
      </Field>
      <NoteField t={t} />
    </FormDialog>
  );
}
