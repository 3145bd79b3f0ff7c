import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CampaignPage } from '@/lib/campaigns';
import type { Locale } from '@/lib/kernel/locale';
import { partHref } from '../../_components/part-links';

/** The parts of a campaign, the version that is held of each, and whether it gives at this moment. */
export async function PartsTable({
  page: { parts, gates, phase },
  locale,
}: {
  readonly page: Pick<CampaignPage, 'parts' | 'gates' | 'phase'>;
  readonly locale: Locale;
}) {
  const t = await getTranslations('campaigns');
  return (
    <Card>
      <CardHeader title={t('field.parts')} note={t('parts.note')} />
      <Table caption={t('field.parts')}>
        <TableHead>
          <Th>{t('parts.part')}</Th>
          <Th>{t('field.sort')}</Th>
          <Th end>{t('parts.version')}</Th>
          <Th>{t('parts.own')}</Th>
          <Th>{t('parts.now')}</Th>
        </TableHead>
        <tbody>
          {parts.map(({ sort, code, gate, name, version, standing }) => {
            const held = gates.find((one) => one.sort === sort && one.code === gate);
            const gives = phase === 'running' && held !== undefined && !held.stopped && standing === 'live';
            return (
              <Tr key={`${sort} ${code}`}>
                <Td row>
                  <TextLink href={partHref({ sort, code })}>{locale === 'en' ? name.en : name.zh}</TextLink>
                </Td>
                <Td>{t(`sort.${sort}`)}</Td>
                <Td end>{held?.version ?? version}</Td>
                <Td>{t(`standing.${standing}`)}</Td>
                <Td>
                  {held === undefined ? (
                    <StatusPill meaning="draft">{t('parts.free')}</StatusPill>
                  ) : gives ? (
                    <StatusPill meaning="running">{t('parts.gives')}</StatusPill>
                  ) : (
                    <StatusPill meaning={held.stopped ? 'attention' : 'stopped'}>{t('parts.shut')}</StatusPill>
                  )}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
}
