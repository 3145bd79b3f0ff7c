'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { saveFile } from '@/components/ui/save-file';
import { showToast } from '@/components/ui/toast-store';
import { exportTrail } from '@/lib/audit/actions';
import { formatListQuery, type ListQuery } from '@/lib/kernel/list-query';

/** Takes what the list shows as a file that says on every line who took it; that somebody did is in the trail. */
export function ExportTrail({ query }: { readonly query: ListQuery }) {
  const t = useTranslations('audit.export');
  const { run, pending, refusal } = useAnswer();
  const download = () =>
    run(
      () => exportTrail(Object.fromEntries(formatListQuery(query))),
      ({ text, rows, isWhole }) => {
        saveFile('audit-log.csv', text, 'text/csv');
        showToast({ tone: 'success', title: t(isWhole ? 'done' : 'cut', { count: rows }) });
      },
    );
  return (
    <>
      {refusal === null ? null : <span className="text-dense text-danger">{refusal.text}</span>}
      <Button size="sm" icon={<Download aria-hidden="true" />} pending={pending} onClick={download}>
        {t('act')}
      </Button>
    </>
  );
}
