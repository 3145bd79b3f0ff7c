'use client';
import { useTranslations } from 'next-intl';
import { setBenefitState } from '@/lib/benefits/actions';
import { StateActs } from '../../../_components/state-acts';
import { useActOf } from '../../../_components/use-act-of';

/** Letting a benefit rest or go on, and ending it; each with a note. */
export function BenefitActs({ code, state }: { readonly code: string; readonly state: string }) {
  const t = useTranslations('benefits');
  return (
    <StateActs
      t={t}
      act={useActOf('benefits')}
      state={state}
      onState={(next, note) => setBenefitState({ code, state: next, note })}
    />
  );
}
