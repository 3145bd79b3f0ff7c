'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { closeSurvey } from '@/lib/surveys/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useSurveyAct } from '../../_components/use-survey-act';

/** Closes a survey before its time, with a note; what was answered stays. */
export function CloseSurvey({ code }: { readonly code: string }) {
  const t = useTranslations('surveys');
  const router = useRouter();
  const { run, pending, trouble } = useSurveyAct();
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
