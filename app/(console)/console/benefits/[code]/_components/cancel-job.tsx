'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cancelBenefitJob } from '@/lib/benefits/actions';
import { useActOf } from '../../../_components/use-act-of';

/** Stops a job after the chunk that is being done. */
export function CancelJob({ job }: { readonly job: string }) {
  const t = useTranslations('benefits');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('benefits');
  return (
    <>
      <Button
        size="sm"
        variant="outline"
        pending={pending}
        onClick={() =>
          run(
            () => cancelBenefitJob({ job }),
            () => router.refresh(),
          )
        }
      >
        {t('job.cancel')}
      </Button>
      {trouble === null ? null : <p className="text-xs text-danger">{trouble}</p>}
    </>
  );
}
