'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { setMallItemState } from '@/lib/mall/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';

/** Letting an item rest or go on, and ending it; each with a note. */
export function ItemActs({ code, state }: { readonly code: string; readonly state: string }) {
  const t = useTranslations('mall-console');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('mall-console');
  const isPaused = state === 'paused';
  const set = (next: 'live' | 'paused' | 'withdrawn') => (note: string, close: () => void) =>
    run(
      () => setMallItemState({ code, state: next, note }),
      () => {
        showToast({ tone: 'success', title: t('state.done') });
        close();
        router.refresh();
      },
    );
  const restLabel = isPaused ? t('state.resume') : t('state.pause');
  const shared = { trouble, pending, description: t('state.note') };
  return (
    <>
      <NoteDialog
        {...shared}
        trigger={(props) => (
          <Button variant="outline" {...props}>
            {restLabel}
          </Button>
        )}
        title={restLabel}
        act={restLabel}
        onAct={set(isPaused ? 'live' : 'paused')}
      />
      <NoteDialog
        {...shared}
        trigger={(props) => (
          <Button variant="danger-outline" {...props}>
            {t('state.withdraw')}
          </Button>
        )}
        title={t('state.withdraw')}
        act={t('state.withdraw')}
        variant="danger"
        onAct={set('withdrawn')}
      />
    </>
  );
}
