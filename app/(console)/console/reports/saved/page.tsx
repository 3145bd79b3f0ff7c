import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ConsolePage } from '@/components/shell/console-page';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { may } from '@/lib/kernel/actor';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { type SavedReport, savedList } from '@/lib/reports';
import { Guarded } from '../../../_components/guarded';
import { ReportTabs } from '../_components/report-tabs';
import { ScheduleWords } from '../_saved/schedule-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('report-builder'))('savedTitle') };
}

export default async function SavedReportsPage() {
  const [t, actor] = await Promise.all([getTranslations('report-builder'), staffActorOfRequest()]);
  const mayEdit = actor !== null && may(actor, 'reports.edit');
  return (
    <Guarded can="reports.read" what={t('savedTitle')}>
      <ConsolePage
        title={t('savedTitle')}
        note={t('savedNote')}
        crumbs={[{ label: t('savedTitle') }]}
        actions={
          mayEdit ? (
            <LinkButton variant="primary" href="/console/reports/new" icon={<Plus aria-hidden="true" />}>
              {t('build')}
            </LinkButton>
          ) : null
        }
      >
        <ReportTabs here="saved" />
        <Suspense fallback={<Skeleton className="after-pause h-64 rounded-card" />}>
          <Lists mayEdit={mayEdit} />
        </Suspense>
      </ConsolePage>
    </Guarded>
  );
}

/** The reader's own reports, and those that others share with him. */
async function Lists({ mayEdit }: { readonly mayEdit: boolean }) {
  const [t, reports, { zone }] = await Promise.all([
    getTranslations('report-builder'),
    ask(savedList, {}),
    program(pool()),
  ]);
  const own = reports.filter(({ isOwn }) => isOwn);
  const shared = reports.filter(({ isOwn }) => !isOwn);
  return (
    <>
      {mayEdit ? (
        <Section id="own" title={t('own')}>
          <ReportTable reports={own} caption={t('own')} empty={t('ownNone')} note={t('ownNoneNote')} zone={zone} />
        </Section>
      ) : null}
      <Section id="shared" title={t('sharedWithMe')}>
        <ReportTable
          reports={shared}
          caption={t('sharedWithMe')}
          empty={t('sharedNone')}
          note={t('sharedNoneNote')}
          zone={zone}
        />
      </Section>
    </>
  );
}

async function ReportTable({
  reports,
  caption,
  empty,
  note,
  zone,
}: {
  readonly reports: readonly SavedReport[];
  readonly caption: string;
  readonly empty: string;
  readonly note: string;
  readonly zone: string;
}) {
  const t = await getTranslations('report-builder');
  if (reports.length === 0) {
    return (
      <Card>
        <EmptyState drawing="ledger" title={empty}>
          {note}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <Table caption={caption}>
        <TableHead>
          <Th>{t('reportTitle')}</Th>
          <Th>{t('author')}</Th>
          <Th>{t('schedule')}</Th>
          <Th end>{t('changedAt')}</Th>
        </TableHead>
        <tbody>
          {reports.map(({ id, title, author, sharedRoles, schedule, changedAt, isOwn }) => (
            <Tr key={id}>
              <Td row className="min-w-40">
                <TextLink href={`/console/reports/saved/${id}`}>{title}</TextLink>{' '}
                {isOwn && sharedRoles.length > 0 ? <Badge>{t('isShared')}</Badge> : null}
              </Td>
              <Td>{author ?? t('noAuthor')}</Td>
              <Td>
                <ScheduleWords schedule={schedule} zone={zone} />
              </Td>
              <Td end>
                <DateTime at={changedAt} format="date" zone={zone} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
