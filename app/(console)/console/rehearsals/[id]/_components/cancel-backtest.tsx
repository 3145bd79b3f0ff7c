'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { cancelBacktest } from '@/lib/rehearsals/actions';
import { useActOf } from '../../../_components/use-act-of';

/** Stops a back-test after the chunk that is being decided. */
export function CancelBacktest({ id }: { readonly id: string }) {
  const t = useTranslations('rehearsals');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('rehearsals');
  const stop = () =>
    run(
      () => cancelBacktest({ id }),
      () => {
        showToast({ tone: 'success', title: t('progress.cancelled') });
        router.refresh();
      },
    );
  return (
    <>
      {trouble === null ? null : (
        <span role="alert" className="text-dense text-danger">
          {trouble}
        </span>
      )}
      <Button size="sm" pending={pending} onClick={stop}>
        {t('progress.cancel')}
      </Button>
    </>
  );
}
