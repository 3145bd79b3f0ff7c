'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { cancelCouponJob, downloadCodes, forgetCodes } from '@/lib/coupons/actions';
import { useActOf } from '../../../_components/use-act-of';

/** What may be done with a job: stop it, download its codes in parts, throw them away. */
export function JobActs({
  job,
  isOpen,
  parts,
}: {
  readonly job: string;
  readonly isOpen: boolean;
  readonly parts: number;
}) {
  const t = useTranslations('coupons');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('coupons');
  const [isForgetting, setForgetting] = useState(false);

  const download = (part: number) =>
    run(
      () => downloadCodes({ job, part }),
      ({ text, checksum }) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
        link.download = `${job}-${part + 1}.csv`;
        link.click();
        URL.revokeObjectURL(link.href);
        showToast({ tone: 'success', title: t('job.checksum', { sum: checksum.slice(0, 16) }) });
      },
    );
  return (
    <div className="flex flex-wrap gap-2">
      {isOpen ? (
        <Button
          size="sm"
          variant="outline"
          pending={pending}
          onClick={() =>
            run(
              () => cancelCouponJob({ job }),
              () => router.refresh(),
            )
          }
        >
          {t('job.cancel')}
        </Button>
      ) : null}
      {Array.from({ length: isOpen ? 0 : parts }, (_, part) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its number
        <Button key={part} size="sm" variant="outline" pending={pending} onClick={() => download(part)}>
          {t('job.download', { part: part + 1 })}
        </Button>
      ))}
      {parts > 0 && !isOpen ? (
        <>
          <Button size="sm" variant="danger-outline" onClick={() => setForgetting(true)}>
            {t('job.forget')}
          </Button>
          <AlertDialog
            open={isForgetting}
            onOpenChange={setForgetting}
            title={t('job.forget')}
            act={t('job.forget')}
            onConfirm={() =>
              run(
                () => forgetCodes({ job }),
                () => router.refresh(),
              )
            }
          >
            {t('job.forgetNote')}
          </AlertDialog>
        </>
      ) : null}
      {trouble === null ? null : <p className="text-xs text-danger">{trouble}</p>}
    </div>
  );
}
