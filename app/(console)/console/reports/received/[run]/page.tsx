import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientTexts } from '@/components/shell/client-texts';
import { ConsolePage } from '@/components/shell/console-page';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import { must } from '@/lib/kernel/assert';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { deliveredReport } from '@/lib/reports';
import { Guarded } from '../../../../_components/guarded';
import { BuiltView } from '../../_builder/built-view';
import { withNames } from '../../_reading/built';
import { opened } from '../../_reading/opened';
import { rightsOf } from '../../_reading/rights';
import { LookedAt } from '../../_saved/looked-at';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report-builder'))('receivedTitle') };
}

export default async function ReceivedReportPage({ params }: { readonly params: Promise<{ readonly run: string }> }) {
  const [{ run }, t] = await Promise.all([params, getTranslations('report-builder')]);
  return (
    <Guarded can="reports.read" what={t('receivedTitle')}>
      <ClientTexts namespaces={['reports', 'report-builder']}>
        <Run id={run} />
      </ClientTexts>
    </Guarded>
  );
}

/** A run with its numbers of then, whatever has come late since. */
async function Run({ id }: { readonly id: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { title, dueAt, report, told }] = await Promise.all([
    getTranslations('report-builder'),
    opened(ask(deliveredReport, { id })),
  ]);
  return (
    <ConsolePage
      title={title}
      note={
        <>
          {t('frozen')} <DateTime at={dueAt} zone={told.zone} /> ·{' '}
          <TextLink href={`/console/reports/saved/${report}`}>{t('asOfNow')}</TextLink>
        </>
      }
      crumbs={[{ label: t('receivedTitle'), href: '/console/reports/received' }, { label: title }]}
    >
      <LookedAt id={id} />
      <BuiltView
        shown={await withNames(told)}
        title={title}
        file={`/api/console/reports/received/${id}`}
        rights={{ ...rightsOf(actor), mayWrite: false }}
      />
    </ConsolePage>
  );
}
