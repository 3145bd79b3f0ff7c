'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { cancelRepair } from '@/lib/repairs/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';

/** Stops a repair before the rest of it is done. */
export function CancelRepair({ id }: { readonly id: string }) {
  const t = useTranslations('repairs');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('repairs');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant="danger-outline" {...props}>
          {t('cancel')}
        </Button>
      )}
      title={t('cancel')}
      description={t('cancelNote')}
      act={t('cancel')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => cancelRepair({ id, note }),
          () => {
            showToast({ tone: 'info', title: t('cancelled') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
