'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { cancelRefresh, cancelUpload, refreshSegment, setSegmentState } from '@/lib/segments/actions';
import { StateActs } from '../../../_components/state-acts';
import type { Answered } from '../../../_components/use-act';
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
  return (
    <WorkButton label={t('run.now')} done={t('run.begun')} disabled={isBusy} act={() => refreshSegment({ code })} />
  );
}

/** Stopping a refresh or the reading of a list. */
export function StopWork({ id, what }: { readonly id: string; readonly what: 'refresh' | 'upload' }) {
  const t = useTranslations('segments');
  const act = () => (what === 'refresh' ? cancelRefresh({ id }) : cancelUpload({ id }));
  return <WorkButton label={t('run.stop')} done={t('run.stopped')} size="sm" act={act} />;
}

/** One act on the work of a segment, with its refusal beside it. */
function WorkButton({
  label,
  done,
  act,
  size,
  disabled = false,
}: {
  readonly label: string;
  readonly done: string;
  readonly act: () => Promise<Answered<unknown>>;
  readonly size?: 'sm';
  readonly disabled?: boolean;
}) {
  const router = useRouter();
  const { run, pending, trouble } = useActOf('segments');
  const after = () => {
    showToast({ tone: 'success', title: done });
    router.refresh();
  };
  return (
    <>
      {trouble === null ? null : (
        <p role="alert" className="text-dense text-danger">
          {trouble}
        </p>
      )}
      <Button {...(size && { size })} pending={pending} disabled={disabled} onClick={() => run(act, after)}>
        {label}
      </Button>
    </>
  );
}
