'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { pauseCouponBatch, voidCouponBatch } from '@/lib/coupons/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Letting claims rest or go on, and ending the batch; each with a note. */
export function BatchActs({
  batch,
  isPaused,
  claimed,
}: {
  readonly batch: string;
  readonly isPaused: boolean;
  readonly claimed: number;
}) {
  const t = useTranslations('coupons');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('coupons');
  const done = (close: () => void) => () => {
    showToast({ tone: 'success', title: t('act.done') });
    close();
    router.refresh();
  };
  const shared = { trouble, pending };
  const pauseLabel = isPaused ? t('act.resume') : t('act.pause');
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
        onAct={(note, close) => run(() => pauseCouponBatch({ batch, paused: !isPaused, note }), done(close))}
      />
      <NoteDialog
        {...shared}
        trigger={(props) => (
          <Button variant="danger-outline" {...props}>
            {t('act.void')}
          </Button>
        )}
        title={t('act.void')}
        description={t('act.voidNote', { claimed })}
        act={t('act.void')}
        variant="danger"
        onAct={(note, close) => run(() => voidCouponBatch({ batch, note }), done(close))}
      />
    </>
  );
}
