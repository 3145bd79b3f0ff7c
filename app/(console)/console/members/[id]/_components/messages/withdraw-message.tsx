'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { withdrawMessage } from '@/lib/messaging/actions';
import { NoteDialog } from '../../../../_components/note-dialog';
import { useActOf } from '../../../../_components/use-act-of';

/** Takes a message back that the member has not read, with the reason. */
export function WithdrawMessage({ memberId, message }: { readonly memberId: string; readonly message: string }) {
  const t = useTranslations('told');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('told');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" {...props}>
          {t('withdraw.open')}
        </Button>
      )}
      title={t('withdraw.title')}
      description={t('withdraw.note')}
      act={t('withdraw.act')}
      trouble={trouble}
      pending={pending}
      onAct={(reason, close) =>
        run(
          () => withdrawMessage({ memberId, message, reason }),
          () => {
            showToast({ tone: 'success', title: t('withdraw.done') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
