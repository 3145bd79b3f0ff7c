'use client';
import { useTranslations } from 'next-intl';
import { setTaskState } from '@/lib/tasks/actions';
import { StateActs } from '../../../_components/state-acts';
import { useTaskAct } from '../../_components/use-task-act';

/** Letting a task rest or go on, and ending it; each with a note. */
export function TaskActs({ code, state }: { readonly code: string; readonly state: string }) {
  const t = useTranslations('tasks');
  return (
    <StateActs
      t={t}
      act={useTaskAct()}
      state={state}
      onState={(next, note) => setTaskState({ code, state: next, note })}
    />
  );
}
