'use client';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { NoteDialog } from './note-dialog';
import type { Answered, useAct } from './use-act';

type Texts = `act.${'done' | 'resume' | 'resumeNote' | 'pause' | 'pauseNote' | 'withdraw' | 'withdrawNote'}`;

/** Letting something rest or go on, and ending it; each with a note. */
export function StateActs({
  t,
  act: { run, pending, trouble },
  state,
  onState,
}: {
  readonly t: (key: Texts) => string;
  readonly act: ReturnType<typeof useAct>;
  readonly state: string;
  readonly onState: (next: 'live' | 'paused' | 'withdrawn', note: string) => Promise<Answered<unknown>>;
}) {
  const router = useRouter();
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
        trigger={(props) => <Button {...props}>{pauseLabel}</Button>}
        title={pauseLabel}
        description={isPaused ? t('act.resumeNote') : t('act.pauseNote')}
        act={pauseLabel}
        onAct={(note, close) => run(() => onState(isPaused ? 'live' : 'paused', note), done(close))}
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
        onAct={(note, close) => run(() => onState('withdrawn', note), done(close))}
      />
    </>
  );
}
