'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { stopOffer } from '@/lib/pricing/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Stops an offer on the next quote of every till, or lets it go on, with a note (N7). */
export function StopButton({ code, isStopped }: { readonly code: string; readonly isStopped: boolean }) {
  const t = useTranslations('offers');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('offers');
  const label = isStopped ? t('stop.resume') : t('stop.open');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant="outline" {...props}>
          {label}
        </Button>
      )}
      title={label}
      description={isStopped ? t('stop.resumeNote') : t('stop.stopNote')}
      act={label}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => stopOffer({ code, stopped: !isStopped, note }),
          ({ stopped }) => {
            showToast({ tone: 'success', title: stopped ? t('stop.done') : t('stop.resumed') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
