import { Download } from 'lucide-react';
import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { buttonClass } from '@/components/ui/button-class';
import { Skeleton } from '@/components/ui/skeleton';
import { findReport } from '@/lib/reports/rules/gallery';
import { Guarded } from '../../../_components/guarded';
import { Tile } from '../../../_components/tile';
import { ReportBody } from '../_components/report-body';
import { type Asked, addressOf } from '../_reading/address';

type Props = { readonly params: Promise<{ readonly report: string }>; readonly searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ report }, t] = await Promise.all([params, getTranslations('reports')]);
  if (findReport(report) === undefined) return {};
  return { title: t(`report.${report}.name` as 'report.orders.name') };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const [{ report: code }, asked, t] = await Promise.all([params, searchParams, getTranslations('reports')]);
  const report = findReport(code);
  if (report === undefined) notFound();
  const name = t(`report.${code}.name` as 'report.orders.name');
  const file = `/api/console/reports/${code}${addressOf(asked)}` as Route;
  return (
    <Guarded can="reports.read" what={name}>
      <ClientTexts namespaces={['reports']}>
        <ConsolePage
          title={name}
          note={t(`report.${code}.note` as 'report.orders.note')}
          crumbs={[{ label: name }]}
          actions={
            <>
              <a href={file} download className={buttonClass()}>
                <Download aria-hidden="true" />
                {t('export')}
              </a>
              <a href={`${file}${file.includes('?') ? '&' : '?'}format=xlsx`} download className={buttonClass()}>
                <Download aria-hidden="true" />
                {t('exportWorkbook')}
              </a>
            </>
          }
        >
          <Tile>
            <Suspense fallback={<Skeleton className="after-pause h-[32rem] rounded-card" />}>
              <ReportBody report={report} asked={asked} />
            </Suspense>
          </Tile>
        </ConsolePage>
      </ClientTexts>
    </Guarded>
  );
}
