'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { closeSurvey } from '@/lib/surveys/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Closes a survey before its time, with a note; what was answered stays. */
export function CloseSurvey({ code }: { readonly code: string }) {
  const t = useTranslations('surveys');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('surveys');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant="danger-outline" {...props}>
          {t('close.act')}
        </Button>
      )}
      title={t('close.act')}
      description={t('close.note')}
      act={t('close.act')}
      variant="danger"
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => closeSurvey({ code, note }),
          () => {
            showToast({ tone: 'success', title: t('close.done') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
