'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { Textarea } from '@/components/ui/textarea';
import { FormDialog, textOf } from '../../_components/form-dialog';
import type { Answered } from '../../_components/use-act';
import { useActOf } from '../../_components/use-act-of';

const NOTE_MIN = 3;

/** Publishes rules of standing: from which of the coming days, and why. */
export function PublishRules({
  starts,
  disabled,
  send,
}: {
  readonly starts: readonly string[];
  readonly disabled: boolean;
  readonly send: (from: string, note: string) => Promise<Answered<unknown>>;
}) {
  const t = useTranslations('standing');
  return (
    <FormDialog
      act={useActOf('standing')}
      trigger={
        <Button variant="primary" disabled={disabled}>
          {t('publish.open')}
        </Button>
      }
      title={t('publish.title')}
      description={t('publish.note')}
      submit={t('publish.act')}
      saved={t('publish.done')}
      send={(form) => {
        const note = textOf(form, 'note');
        return note.length < NOTE_MIN ? t('publish.noteShort') : () => send(textOf(form, 'from'), note);
      }}
    >
      <Field label={t('publish.from')}>
        <NativeSelect name="from" options={starts.map((day) => ({ value: day, label: day }))} />
      </Field>
      <Field label={t('publish.why')} required>
        <Textarea name="note" rows={2} maxLength={500} />
      </Field>
    </FormDialog>
  );
}
