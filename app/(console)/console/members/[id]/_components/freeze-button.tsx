'use client';
import { Lock, LockOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { freezeMember, unfreezeMember } from '@/lib/members/actions';
import { FREEZE_REASONS } from '@/lib/members/rules/freeze';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useAct } from '../../../_components/use-act';
import { NoteField, ReasonedAct } from './noted-act';

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
  return (
    <ReasonedAct
      t={t}
      act={useFreezing()}
      icon={<Lock aria-hidden="true" />}
      label={t('open')}
      reasons={FREEZE_REASONS}
      nameOf={(reason) => t(`reasons.${reason}`)}
      helpOf={(reason) => t('told', { text: `${told(`why.${reason}`)} ${told(`act.${reason}`)}` })}
      send={(reason, note) => freezeMember({ memberId, reason, note })}
      back={(note) => unfreezeMember({ memberId, note })}
    />
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
