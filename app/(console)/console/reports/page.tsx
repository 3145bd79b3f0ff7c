import { Plus } from 'lucide-react';
import type { Metadata, Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ConsolePage } from '@/components/shell/console-page';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import { NearLink } from '@/components/ui/near-link';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { may } from '@/lib/kernel/actor';
import { FEW } from '@/lib/kernel/small';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { galleryTold, reportHealth } from '@/lib/reports';
import { GALLERY, GROUPS } from '@/lib/reports/rules/gallery';
import { findMetric } from '@/lib/reports/rules/metrics';
import { tellValue } from '@/lib/reports/rules/tell';
import { Guarded } from '../../_components/guarded';
import { Change } from './_components/change';
import { NotCounted } from './_components/not-counted';
import { ReportTabs } from './_components/report-tabs';
import { reportWords } from './_reading/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') };
}

export default async function ReportsPage() {
  const [t, u, actor] = await Promise.all([
    getTranslations('reports'),
    getTranslations('report-builder'),
    staffActorOfRequest(),
  ]);
  return (
    <Guarded can="reports.read" what={t('title')}>
      <ConsolePage
        title={t('title')}
        note={t('note')}
        actions={
          actor !== null && may(actor, 'reports.edit') ? (
            <LinkButton variant="primary" href="/console/reports/new" icon={<Plus aria-hidden="true" />}>
              {u('build')}
            </LinkButton>
          ) : null
        }
      >
        <ReportTabs here="gallery" />
        <Suspense fallback={<Skeleton className="after-pause h-96 rounded-card" />}>
          <Gallery />
        </Suspense>
      </ConsolePage>
    </Guarded>
  );
}

/** All reports, each with the number that leads it: over the last thirty days, beside the thirty before. */
async function Gallery() {
  const [words, told, health] = await Promise.all([reportWords(), ask(galleryTold, {}), ask(reportHealth, {})]);
  const { t } = words;
  if (told.countedAt === null) return <NotCounted />;
  const heads = new Map(told.heads.map((head) => [head.code, head]));
  return (
    <>
      <p className="text-xs text-muted">
        {t('asOf')} <DateTime at={told.countedAt} zone={told.zone} />
        {health.comparedAt === null ? null : ` · ${t('compared', { differences: health.differences })}`}
      </p>
      {GROUPS.map((group) => (
        <Section key={group} id={group} title={t(`group.${group}`)}>
          <ul className="grid gap-3 max-desk:sm:grid-cols-2 desk:grid-cols-3">
            {GALLERY.filter((report) => report.group === group).map(({ code, heads: [lead = ''] }) => {
              const head = heads.get(lead);
              const metric = findMetric(lead);
              return (
                <li key={code} className="min-w-0">
                  <Card className="relative grid h-full content-between gap-x-3 gap-y-1.5 p-4 has-[a:hover]:border-edge sm:gap-3">
                    <div>
                      <h3 className="text-sm">
                        <NearLink
                          href={`/console/reports/${code}` as Route}
                          className="after:absolute after:inset-0 after:rounded-card"
                        >
                          {t(`report.${code}.name` as 'report.orders.name')}
                        </NearLink>
                      </h3>
                      <p className="mt-0.5 text-xs text-muted">{t(`report.${code}.note` as 'report.orders.note')}</p>
                    </div>
                    {head === undefined || metric === undefined ? null : (
                      <div className="flex flex-wrap items-baseline gap-x-2">
                        <span className="text-xs text-muted">{words.metric(lead)}</span>
                        <span className="text-lg font-bold">
                          {head.isFew ? FEW : tellValue(head.value, metric.unit)}
                        </span>
                        <Change value={head.value} before={head.before} good={metric.good} unit={metric.unit} />
                      </div>
                    )}
                  </Card>
                </li>
              );
            })}
          </ul>
        </Section>
      ))}
    </>
  );
}
