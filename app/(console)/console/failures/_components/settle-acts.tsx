'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { dropFailures, retryFailures } from '@/lib/failures/actions';
import { NoteDialog } from '../../_components/note-dialog';
import { useActOf } from '../../_components/use-act-of';

/** Which failures an act is about: some by name, or all that the list shows. */
type Which = { readonly failures: string[] | null; readonly view: string; readonly q: string };

/** Having failures tried anew, and ending them; each with a note for the trail. */
export function SettleActs({
  which,
  count,
  onDone,
}: {
  readonly which: Which;
  readonly count: number;
  readonly onDone?: () => void;
}) {
  const t = useTranslations('failures');
  const client = useQueryClient();
  const { run, pending, trouble } = useActOf('failures');
  const act = (settle: typeof retryFailures, said: 'retried' | 'dropped') => (note: string, close: () => void) =>
    run(
      () => settle({ ...which, note }),
      ({ event, job }) => {
        close();
        onDone?.();
        showToast({ tone: 'success', title: t(said, { count: event + job }) });
        void client.invalidateQueries();
      },
    );
  const shared = { trouble, pending };
  return (
    <div className="flex flex-wrap gap-2">
      <NoteDialog
        {...shared}
        trigger={(props) => (
          <Button variant="primary" size="sm" {...props}>
            {t('retry')}
          </Button>
        )}
        title={t('retryTitle', { count })}
        description={t('retryNote')}
        act={t('retry')}
        onAct={act(retryFailures, 'retried')}
      />
      <NoteDialog
        {...shared}
        trigger={(props) => (
          <Button variant="danger-outline" size="sm" {...props}>
            {t('drop')}
          </Button>
        )}
        title={t('dropTitle', { count })}
        description={t('dropNote')}
        act={t('drop')}
        variant="danger"
        onAct={act(dropFailures, 'dropped')}
      />
    </div>
  );
}
