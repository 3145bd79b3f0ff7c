'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { endGame } from '@/lib/games/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Ends a game before its time, with a note; it cannot begin again. */
export function EndGame({ code }: { readonly code: string }) {
  const t = useTranslations('games');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('games');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant="danger-outline" {...props}>
          {t('end.act')}
        </Button>
      )}
      title={t('end.act')}
      description={t('end.note')}
      act={t('end.act')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => endGame({ code, note }),
          () => {
            showToast({ tone: 'success', title: t('end.done') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
