'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { cancelRefresh, cancelUpload, refreshSegment, setSegmentState } from '@/lib/segments/actions';
import { StateActs } from '../../../_components/state-acts';
import { useActOf } from '../../../_components/use-act-of';

/** Letting a segment rest or go on, and putting it away; each with a note. */
export function SegmentActs({ code, state }: { readonly code: string; readonly state: string }) {
  const t = useTranslations('segments');
  return (
    <StateActs
      t={t}
      act={useActOf('segments')}
      state={state}
      onState={(next, note) => setSegmentState({ code, state: next, note })}
    />
  );
}

/** Finding the members anew now. */
export function RefreshNow({ code, isBusy }: { readonly code: string; readonly isBusy: boolean }) {
  const t = useTranslations('segments');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('segments');
  return (
    <>
      {trouble === null ? null : (
        <p role="alert" className="text-dense text-danger">
          {trouble}
        </p>
      )}
      <Button
        pending={pending}
        disabled={isBusy}
        onClick={() =>
          run(
            () => refreshSegment({ code }),
            () => {
              showToast({ tone: 'success', title: t('run.begun') });
              router.refresh();
            },
          )
        }
      >
        {t('run.now')}
      </Button>
    </>
  );
}

/** Stopping a refresh or the reading of a list. */
export function StopWork({ id, what }: { readonly id: string; readonly what: 'refresh' | 'upload' }) {
  const t = useTranslations('segments');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('segments');
  return (
    <>
      {trouble === null ? null : (
        <p role="alert" className="text-dense text-danger">
          {trouble}
        </p>
      )}
      <Button
        size="sm"
        variant="outline"
        pending={pending}
        onClick={() =>
          run<unknown>(
            () => (what === 'refresh' ? cancelRefresh({ id }) : cancelUpload({ id })),
            () => {
              showToast({ tone: 'success', title: t('run.stopped') });
              router.refresh();
            },
          )
        }
      >
        {t('run.stop')}
      </Button>
    </>
  );
}
