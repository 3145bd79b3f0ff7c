'use client';
import { useTranslations } from 'next-intl';
import { setTaskState } from '@/lib/tasks/actions';
import { StateActs } from '../../../_components/state-acts';
import { useActOf } from '../../../_components/use-act-of';

/** Letting a task rest or go on, and ending it; each with a note. */
export function TaskActs({ code, state }: { readonly code: string; readonly state: string }) {
  const t = useTranslations('tasks');
  return (
    <StateActs
      t={t}
      act={useActOf('tasks')}
      state={state}
      onState={(next, note) => setTaskState({ code, state: next, note })}
    />
  );
}
