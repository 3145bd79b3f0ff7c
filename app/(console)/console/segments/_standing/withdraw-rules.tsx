'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { withdrawStandingRules } from '@/lib/segments/actions';
import { FormDialog, textOf } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';

const NOTE_MIN = 3;

/** Takes a version out before it begins, with why. */
export function WithdrawRules({ what, version }: { readonly what: 'stages' | 'values'; readonly version: number }) {
  const t = useTranslations('standing');
  return (
    <FormDialog
      act={useActOf('standing')}
      trigger={
        <Button size="sm" variant="outline" className="mt-2">
          {t('withdraw.open', { version })}
        </Button>
      }
      title={t('withdraw.title', { version })}
      description={t('withdraw.note')}
      submit={t('withdraw.act')}
      saved={t('withdraw.done')}
      send={(form) => {
        const note = textOf(form, 'note');
        return note.length < NOTE_MIN ? t('publish.noteShort') : () => withdrawStandingRules({ what, version, note });
      }}
    >
      <Field label={t('publish.why')} required>
        <Textarea name="note" rows={2} maxLength={500} />
      </Field>
    </FormDialog>
  );
}
