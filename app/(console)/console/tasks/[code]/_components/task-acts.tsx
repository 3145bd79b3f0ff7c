'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { setTaskState } from '@/lib/tasks/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useTaskAct } from '../../_components/use-task-act';

/** Letting a task rest or go on, and ending it; each with a note. */
export function TaskActs({ code, state }: { readonly code: string; readonly state: string }) {
  const t = useTranslations('tasks');
  const router = useRouter();
  const { run, pending, trouble } = useTaskAct();
  const done = (close: () => void) => () => {
    showToast({ tone: 'success', title: t('act.done') });
    close();
    router.refresh();
  };
  const isPaused = state === 'paused';
  const pauseLabel = isPaused ? t('act.resume') : t('act.pause');
  const shared = { trouble, pending };
  return (
    <>
      <NoteDialog
        {...shared}
        trigger={(props) => (
          <Button variant="outline" {...props}>
            {pauseLabel}
          </Button>
        )}
        title={pauseLabel}
        description={isPaused ? t('act.resumeNote') : t('act.pauseNote')}
        act={pauseLabel}
        onAct={(note, close) =>
          run(() => setTaskState({ code, state: isPaused ? 'live' : 'paused', note }), done(close))
        }
      />
      <NoteDialog
        {...shared}
        trigger={(props) => (
          <Button variant="danger-outline" {...props}>
            {t('act.withdraw')}
          </Button>
        )}
        title={t('act.withdraw')}
        description={t('act.withdrawNote')}
        act={t('act.withdraw')}
        variant="danger"
        onAct={(note, close) => run(() => setTaskState({ code, state: 'withdrawn', note }), done(close))}
      />
    </>
  );
}
