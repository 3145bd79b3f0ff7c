'use client';
import { Flag, FlagOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { clearRisk, markRisk } from '@/lib/members/actions';
import { RISK_REASONS, type RiskReason } from '@/lib/members/rules/risk';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useAct } from '../../../_components/use-act';
import { NoteField, useUndo } from './noted-act';

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
  const act = useMarking();
  const undo = useUndo(t, (note) => clearRisk({ memberId, note }));
  const [reason, setReason] = useState<RiskReason>('suspected_fraud');
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={<Flag aria-hidden="true" />}>{t('mark')}</Button>}
      title={t('title')}
      description={t('note')}
      size="sm"
      submit={t('submit')}
      saved={t('done')}
      undo={undo}
      send={(form) => () => markRisk({ memberId, reason, note: textOf(form, 'note') })}
    >
      <Field label={t('reason')}>
        <Select
          value={reason}
          options={RISK_REASONS.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
          onChange={(next) => setReason(next as RiskReason)}
        />
      </Field>
      <NoteField t={t} />
    </FormDialog>
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
      <NoteField t={t} />
    </FormDialog>
  );
}
