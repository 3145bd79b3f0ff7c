import { getTranslations } from 'next-intl/server';
import type { Names } from '@/components/timeline/use-words';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { objectHistory } from '@/lib/audit';
import { isUuid } from '@/lib/kernel/id';
import { ask } from '@/lib/platform/route';
import { Change } from '../../../audit/_components/change';
import { OlderLink } from './older-link';
import type { MemberFile } from './read-member';

/** Everything that staff and programs did to this member's record, with address and request: for those who audit. */
export async function AuditTab({
  file,
  names,
  cursor,
}: {
  readonly file: MemberFile;
  readonly names: Names;
  readonly cursor: string | undefined;
}) {
  const id = file.profile.id;
  const after = cursor !== undefined && isUuid(cursor) ? { cursor } : {};
  const [t, audit, page] = await Promise.all([
    getTranslations('members'),
    getTranslations('audit'),
    ask(objectHistory, { objectType: 'member', objectId: id, ...after }),
  ]);
  const actor = (kind: string, name: string) =>
    kind === 'staff' && name !== '' ? name : audit.has(`actor.${kind}`) ? audit(`actor.${kind}`, { name }) : kind;
  if (page.rows.length === 0) {
    return (
      <Card>
        <EmptyState drawing="ledger" title={t('empty.audit')}>
          {t('emptyNote.audit')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('tab.audit')}
        action={<TextLink href={`/console/audit?q=${id}&filter=window:all`}>{t('inTrail')}</TextLink>}
      />
      <Table caption={t('tab.audit')}>
        <TableHead>
          <Th>{audit('column.at')}</Th>
          <Th>{audit('column.actor')}</Th>
          <Th>{audit('column.action')}</Th>
          <Th>{audit('column.reason')}</Th>
          <Th>{audit('detail.ip')}</Th>
        </TableHead>
        <tbody>
          {page.rows.map((line) => (
            <Tr key={line.id}>
              <Td className="whitespace-nowrap text-muted">
                <DateTime at={line.at} zone={names.zone} />
              </Td>
              <Td row>{actor(line.actorKind, line.actorName)}</Td>
              <Td>
                {audit.has(`action.${line.action}`) ? audit(`action.${line.action}`) : line.action}
                <Change diff={line.diff} />
              </Td>
              <Td className="min-w-32">{line.reason ?? ''}</Td>
              <Td className="whitespace-nowrap text-muted">{line.ip ?? ''}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <OlderLink href={`/console/members/${file.id}?tab=audit`} cursor={cursor} nextCursor={page.nextCursor} />
    </Card>
  );
}
