'use client';
import { Lock, LockOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { freezeMember, unfreezeMember } from '@/lib/members/actions';
import { FREEZE_REASONS, type FreezeReason } from '@/lib/members/rules/freeze';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useAct } from '../../../_components/use-act';
import { NoteField, useUndo } from './noted-act';

/** Freezes an account for a reason that its member reads, or lets it go on; only what may be done now is shown. */
export function FreezeButton({ memberId, status }: { readonly memberId: string; readonly status: string }) {
  if (status === 'active') return <Freeze memberId={memberId} />;
  return status === 'frozen' ? <Unfreeze memberId={memberId} /> : null;
}

function useFreezing() {
  const t = useTranslations('members.freeze');
  return useAct((code) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unexpected')));
}

function Freeze({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('members.freeze');
  const told = useTranslations('frozen');
  const act = useFreezing();
  const undo = useUndo(t, (note) => unfreezeMember({ memberId, note }));
  const [reason, setReason] = useState<FreezeReason>('account_safety');
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={<Lock aria-hidden="true" />}>{t('open')}</Button>}
      title={t('title')}
      description={t('note')}
      size="sm"
      submit={t('submit')}
      saved={t('done')}
      undo={undo}
      send={(form) => () => freezeMember({ memberId, reason, note: textOf(form, 'note') })}
    >
      <Field label={t('reason')} help={t('told', { text: `${told(`why.${reason}`)} ${told(`act.${reason}`)}` })}>
        <Select
          value={reason}
          options={FREEZE_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
          onChange={(next) => setReason(next as FreezeReason)}
        />
      </Field>
      <NoteField t={t} />
    </FormDialog>
  );
}

function Unfreeze({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('members.freeze');
  const act = useFreezing();
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={<LockOpen aria-hidden="true" />}>{t('lift')}</Button>}
      title={t('liftTitle')}
      description={t('liftNote')}
      submit={t('lift')}
      saved={t('lifted')}
      send={(form) => () => unfreezeMember({ memberId, note: textOf(form, 'note') })}
    >
      <NoteField t={t} />
    </FormDialog>
  );
}
