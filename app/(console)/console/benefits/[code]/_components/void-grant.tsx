'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { voidGrant } from '@/lib/benefits/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Voids one grant with the reason. */
export function VoidGrant({ memberId, grant }: { readonly memberId: string; readonly grant: string }) {
  const t = useTranslations('benefits');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('benefits');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button size="sm" variant="danger-outline" {...props}>
          {t('act.void')}
        </Button>
      )}
      title={t('act.void')}
      description={t('act.voidNote')}
      act={t('act.void')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => voidGrant({ memberId, grant, note }),
          () => {
            showToast({ tone: 'success', title: t('act.done') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
