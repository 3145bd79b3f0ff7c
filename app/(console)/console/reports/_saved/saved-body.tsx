import { Pencil } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ConsolePage } from '@/components/shell/console-page';
import { StatusPill } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { may } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { pageNow } from '@/lib/platform/reading';
import { ask } from '@/lib/platform/route';
import { staffActorOfRequest } from '@/lib/platform/session';
import { savedOne, shareChoices } from '@/lib/reports';
import { roleNamer } from '../../../_components/role-namer';
import { Reading } from '../_builder/reading';
import { opened } from '../_reading/opened';
import { rightsOf } from '../_reading/rights';
import { reportWords } from '../_reading/words';
import { Delete, Duplicate, Subscribe } from './report-acts';
import { ScheduleReport } from './schedule-report';
import { reasonOf, ScheduleWords } from './schedule-words';
import { ShareReport } from './share-report';

/** A saved report as it reads now for whoever looks, with what he may do with it and how its runs went. */
export async function SavedBody({ id }: { readonly id: string }) {
  const actor = must(await staffActorOfRequest(), 'a guarded page has a reader');
  const [t, { report, isSubscribed, runs }, { zone }] = await Promise.all([
    getTranslations('report-builder'),
    opened(ask(savedOne, { id })),
    program(pool()),
  ]);
  const { title, definition, author, mayChange, schedule, sharedRoles, sharedRegions } = report;
  return (
    <ConsolePage
      title={title}
      note={`${author ?? t('noAuthor')}${report.isOwn ? '' : ` · ${t('sharedNote')}`}`}
      crumbs={[{ label: t('savedTitle'), href: '/console/reports/saved' }, { label: title }]}
      actions={
        <>
          {schedule === null ? null : <Subscribe id={id} isSubscribed={isSubscribed} />}
          {may(actor, 'reports.edit') ? <Duplicate id={id} title={title} /> : null}
          {mayChange && definition !== null ? (
            <>
              <Share id={id} sharedRoles={sharedRoles} sharedRegions={sharedRegions} />
              <ScheduleReport id={id} schedule={schedule} />
              <LinkButton
                variant="primary"
                icon={<Pencil aria-hidden="true" />}
                href={`/console/reports/saved/${id}/edit`}
              >
                {t('edit')}
              </LinkButton>
            </>
          ) : null}
          {mayChange ? <Delete id={id} /> : null}
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="text-dense">
          {t('schedule')}: <ScheduleWords schedule={schedule} zone={zone} now={pageNow()} />
        </p>
        {definition === null ? (
          <Banner tone="warning" title={t('notUnderstood')} />
        ) : (
          <Reading definition={definition} name={title} rights={rightsOf(actor)} />
        )}
        {runs.length === 0 ? null : (
          <Card>
            <CardHeader title={t('runs')} note={t('runsNote')} />
            <div className="px-4 pb-4">
              <Collapse summary={t('runsOpen', { count: runs.length })}>
                <Table caption={t('runs')}>
                  <TableHead>
                    <Th>{t('dueAt')}</Th>
                    <Th>{t('madeAt')}</Th>
                    <Th>{t('outcome')}</Th>
                  </TableHead>
                  <tbody>
                    {runs.map(({ dueAt, madeAt, state, reason }) => (
                      <Tr key={dueAt.toISOString()}>
                        <Td row>
                          <DateTime at={dueAt} zone={zone} />
                        </Td>
                        <Td>
                          <DateTime at={madeAt} zone={zone} />
                        </Td>
                        <Td>
                          {state === 'made' ? (
                            <StatusPill meaning="ok">{t('made')}</StatusPill>
                          ) : (
                            <StatusPill meaning="failed">
                              {t('failedFor', { reason: t(`reason.${reasonOf(reason)}`) })}
                            </StatusPill>
                          )}
                        </Td>
                      </Tr>
                    ))}
                  </tbody>
                </Table>
              </Collapse>
            </div>
          </Card>
        )}
      </div>
    </ConsolePage>
  );
}

/** Whom it may be shared with, by name. */
async function Share({
  id,
  sharedRoles,
  sharedRegions,
}: {
  readonly id: string;
  readonly sharedRoles: readonly string[];
  readonly sharedRegions: readonly string[];
}) {
  const [{ roles, regions }, words] = await Promise.all([ask(shareChoices, {}), reportWords()]);
  const nameOf = await roleNamer(roles);
  return (
    <ShareReport
      id={id}
      roles={roles.map((value) => ({ value, label: nameOf(value) }))}
      regions={regions.map(({ code }) => ({ value: code, label: words.region(code) }))}
      sharedRoles={sharedRoles}
      sharedRegions={sharedRegions}
    />
  );
}
