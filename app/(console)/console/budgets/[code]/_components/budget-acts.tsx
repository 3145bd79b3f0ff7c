'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { pauseBudget } from '@/lib/budgets/actions';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

/** Letting a budget rest at once, or go on; with a note. */
export function BudgetActs({ code, isPaused }: { readonly code: string; readonly isPaused: boolean }) {
  const t = useTranslations('budgets');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('budgets');
  const label = isPaused ? t('act.resume') : t('act.pause');
  return (
    <NoteDialog
      trigger={(props) => (
        <Button variant={isPaused ? 'outline' : 'danger-outline'} {...props}>
          {label}
        </Button>
      )}
      title={label}
      description={isPaused ? t('act.resumeNote') : t('act.pauseNote')}
      act={label}
      variant={isPaused ? 'primary' : 'danger'}
      trouble={trouble}
      pending={pending}
      onAct={(note, close) =>
        run(
          () => pauseBudget({ code, paused: !isPaused, note }),
          () => {
            showToast({ tone: 'success', title: isPaused ? t('act.resumed') : t('act.paused') });
            close();
            router.refresh();
          },
        )
      }
    />
  );
}
