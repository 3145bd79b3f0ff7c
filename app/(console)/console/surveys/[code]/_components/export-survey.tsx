'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { exportSurvey } from '@/lib/surveys/actions';
import { useActOf } from '../../../_components/use-act-of';

/** Hands the answers out as a file; that somebody did is on record. */
export function ExportSurvey({ code }: { readonly code: string }) {
  const t = useTranslations('surveys');
  const { run, pending, trouble } = useActOf('surveys');
  const download = () =>
    run(
      () => exportSurvey({ code }),
      ({ text, rows }) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
        link.download = `survey-${code}.csv`;
        link.click();
        URL.revokeObjectURL(link.href);
        showToast({ tone: 'success', title: t('export.done', { rows }) });
      },
    );
  return (
    <>
      <Button icon={<Download aria-hidden="true" />} pending={pending} onClick={download}>
        {t('export.act')}
      </Button>
      {trouble === null ? null : <p className="text-dense text-danger">{trouble}</p>}
    </>
  );
}
