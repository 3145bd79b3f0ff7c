import { getTranslations } from 'next-intl/server';
import type { BenefitWords } from '@/components/benefits/words';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { BenefitPage } from '@/lib/benefits';
import { formatMoney } from '@/lib/kernel/format';
import { publicId } from '@/lib/kernel/id';

/** The newest uses: when, by whom, where, in which way, what it gave (S0-3.4); above them the days of the last month. */
export async function Uses({ page, words }: { readonly page: BenefitPage; readonly words: BenefitWords }) {
  const t = await getTranslations('benefits');
  const title = t('uses.title');
  if (page.uses.length === 0)
    return (
      <Card>
        <CardHeader title={title} />
        <p className="px-4 pb-4 text-dense text-muted">{t('uses.none')}</p>
      </Card>
    );
  const most = Math.max(1, ...page.days.map(({ uses }) => uses));
  const share = (uses: number) => (uses / most) * 100;
  return (
    <Card>
      <CardHeader title={title} note={t('uses.note')} />
      <ul aria-label={t('uses.days')} className="flex h-16 items-end gap-1 overflow-x-auto px-4 pb-3">
        {page.days.map(({ day, uses }) => (
          <li key={day} className="grid h-full w-4 shrink-0 items-end" title={t('uses.day', { day, count: uses })}>
            <span className="sr-only">{t('uses.day', { day, count: uses })}</span>
            {/* SVG, so it needs no inline style: the policy refuses those. */}
            <svg className="block size-full" aria-hidden="true">
              <rect
                y={`${100 - share(uses)}%`}
                width="100%"
                height={`${share(uses)}%`}
                rx="2"
                className="fill-accent"
              />
            </svg>
          </li>
        ))}
      </ul>
      <Table caption={title}>
        <TableHead>
          <Th>{t('uses.at')}</Th>
          <Th>{t('holders.member')}</Th>
          <Th>{t('uses.way')}</Th>
          <Th>{t('uses.where')}</Th>
          <Th end>{t('uses.amount')}</Th>
        </TableHead>
        <tbody>
          {page.uses.map((use) => (
            <Tr key={`${use.grantId} ${use.source}`}>
              <Td row className="whitespace-nowrap">
                <DateTime at={use.at} format="datetime" zone={page.zone} />
              </Td>
              <Td>
                <TextLink href={`/console/members/${publicId('member', use.memberId)}`}>{t('uses.open')}</TextLink>
              </Td>
              <Td>
                {use.state === 'returned' ? t('uses.returned') : t(`way.${use.way}` as 'way.order')}
                {use.note === null ? null : <p className="text-xs text-muted">{use.note}</p>}
              </Td>
              <Td>
                {[use.storeCode, use.channel].flatMap((code) => (code === null ? [] : words.nameOf(code))).join(' · ')}
              </Td>
              <Td end>{use.amount === 0 ? '' : formatMoney(use.amount, 'plain')}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
