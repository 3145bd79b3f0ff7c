'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { withdrawOffer } from '@/lib/pricing/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Lets an offer count no more, with a note. */
export function WithdrawButton({ code }: { readonly code: string }) {
  const t = useTranslations('offers');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('offers');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant="danger-outline" {...props}>
          {t('withdraw.open')}
        </Button>
      )}
      title={t('withdraw.title')}
      description={t('withdraw.description')}
      act={t('withdraw.act')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => withdrawOffer({ code, note }),
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
