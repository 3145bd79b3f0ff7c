'use client';
import { Flag, FlagOff } from 'lucide-react';
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
import { clearRisk, markRisk } from '@/lib/members/actions';
import { RISK_REASONS, type RiskReason } from '@/lib/members/rules/risk';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useAct } from '../../../_components/use-act';

type Risk = { readonly reason: RiskReason } | null;

/** Marks a member for colleagues to look out, or takes the mark off; only what may be done now is shown. */
export function RiskButton({ memberId, risk }: { readonly memberId: string; readonly risk: Risk }) {
  return risk === null ? <Mark memberId={memberId} /> : <Clear memberId={memberId} />;
}

function useMarking() {
  const t = useTranslations('members.risk');
  return useAct((code) => (t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unexpected')));
}

function Mark({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('members.risk');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useMarking();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<RiskReason>('suspected_fraud');

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  async function undo() {
    const answer = await clearRisk({ memberId, note: t('undoNote') }).catch(() => null);
    if (answer?.ok) showToast({ tone: 'success', title: t('undone') });
    else showToast({ tone: 'danger', title: t('refusal.unexpected') });
    router.refresh();
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={<Button icon={<Flag aria-hidden="true" />}>{t('mark')}</Button>}
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
            () => markRisk({ memberId, reason, note }),
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
        <Field label={t('reason')}>
          <Select
            value={reason}
            options={RISK_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
            onChange={(next) => setReason(next as RiskReason)}
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

function Clear({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('members.risk');
  const act = useMarking();
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={<FlagOff aria-hidden="true" />}>{t('clear')}</Button>}
      title={t('clearTitle')}
      description={t('clearNote')}
      submit={t('clear')}
      saved={t('cleared')}
      send={(form) => () => clearRisk({ memberId, note: textOf(form, 'note') })}
    >
      <Field label={t('why')} help={t('whyHelp')}>
        <Input name="note" required minLength={4} maxLength={200} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
