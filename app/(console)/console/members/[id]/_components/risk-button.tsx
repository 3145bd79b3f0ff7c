'use client';
import { Flag, FlagOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { clearRisk, markRisk } from '@/lib/members/actions';
import { RISK_REASONS, type RiskReason } from '@/lib/members/rules/risk';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useAct } from '../../../_components/use-act';
import { NoteField, ReasonedAct } from './noted-act';

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
  return (
    <ReasonedAct
      t={t}
      act={useMarking()}
      icon={<Flag aria-hidden="true" />}
      label={t('mark')}
      reasons={RISK_REASONS}
      nameOf={(reason) => t(`reasons.${reason}`)}
      send={(reason, note) => markRisk({ memberId, reason, note })}
      back={(note) => clearRisk({ memberId, note })}
    />
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
