'use client';
import { Lock, LockOpen } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { freezeMember, unfreezeMember } from '@/lib/members/actions';
import { FREEZE_REASONS, type FreezeReason } from '@/lib/members/rules/freeze';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useAct } from '../../../_components/use-act';

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
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useFreezing();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<FreezeReason>('account_safety');

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  async function undo() {
    const answer = await unfreezeMember({ memberId, note: t('undoNote') }).catch(() => null);
    if (answer?.ok) showToast({ tone: 'success', title: t('undone') });
    else showToast({ tone: 'danger', title: t('refusal.unexpected') });
    router.refresh();
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={<Button icon={<Lock aria-hidden="true" />}>{t('open')}</Button>}
      title={t('title')}
      description={t('note')}
      size="sm"
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const note = textOf(new FormData(event.currentTarget), 'note');
          run(
            () => freezeMember({ memberId, reason, note }),
            () => {
              show(false);
              const action = { label: t('undo'), run: () => void undo() };
              showToast({ tone: 'success', title: t('done'), action });
              router.refresh();
            },
          );
        }}
      >
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        <Field label={t('reason')} help={t('told', { text: `${told(`why.${reason}`)} ${told(`act.${reason}`)}` })}>
          <Select
            value={reason}
            options={FREEZE_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
            onChange={(next) => setReason(next as FreezeReason)}
          />
        </Field>
        <Field label={t('why')} help={t('whyHelp')}>
          <Input name="note" required minLength={4} maxLength={200} autoComplete="off" />
        </Field>
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {t('submit')}
        </Button>
      </form>
    </Dialog>
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
      <Field label={t('why')} help={t('whyHelp')}>
        <Input name="note" required minLength={4} maxLength={200} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
