'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { Figures, MergePreview, MergeSide } from '@/lib/merging';

// Four columns on a phone.
const TIGHT = 'max-desk:px-2';

/** What both have, and what the survivor will have: decided as the merge itself decides it. */
export function CompareTable({
  preview: { to, from, after, memberSince },
  levels,
  zone,
}: {
  readonly preview: MergePreview;
  readonly levels: Readonly<Record<string, string>>;
  readonly zone: string;
}) {
  const t = useTranslations('merging');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const on = (at: Date | string) => formatDateTime(new Date(at), 'date', locale, zone);
  const levelOf = ({ level }: Figures) => {
    const name = levels[level.code] ?? level.code;
    return level.validTo === null ? name : t('levelUntil', { level: name, date: on(level.validTo) });
  };
  const known = ({ names }: MergeSide) => t('namesOf', { external: names.externalIds.length, mobiles: names.mobiles });
  const points = (pick: (figures: Figures) => number) =>
    [to.figures, from.figures, after].map((figures) => formatNumber(pick(figures)));
  const rows: readonly (readonly [string, readonly ReactNode[]])[] = [
    ['since', [on(to.registeredAt), on(from.registeredAt), on(memberSince)]],
    [
      'names',
      [
        known(to),
        known(from),
        t('namesOf', {
          external: to.names.externalIds.length + from.names.externalIds.length,
          mobiles: to.names.mobiles + from.names.mobiles,
        }),
      ],
    ],
    ['level', [levelOf(to.figures), levelOf(from.figures), levelOf(after)]],
    ['available', points((one) => one.points.available)],
    ['pending', points((one) => one.points.pending)],
    ['held', points((one) => one.points.held)],
    ['debt', points((one) => one.points.debt)],
    ['growth', points((one) => one.growth)],
    ['orders', points((one) => one.orders)],
    ['amount', [to.figures, from.figures, after].map(({ amount }) => formatMoney(amount))],
    ['tags', [listOf(to.tags), listOf(from.tags), listOf([...new Set([...to.tags, ...from.tags])])]],
  ];
  return (
    <Table caption={t('figures')}>
      <TableHead>
        <Th className={TIGHT}>{t('what')}</Th>
        {[to, from].map((side, place) => (
          <Th key={side.id} end className={TIGHT}>
            <span className="block">{t(place === 0 ? 'stays' : 'goesIn')}</span>
            <TextLink href={`/console/members/${side.id}`}>{side.name ?? side.code}</TextLink>
          </Th>
        ))}
        <Th end className={TIGHT}>
          {t('together')}
        </Th>
      </TableHead>
      <tbody>
        {rows.map(([key, [first, second, third]]) => (
          <Tr key={key}>
            <Td row className={TIGHT}>
              {t(`row.${key}`)}
            </Td>
            <Td end className={TIGHT}>
              {first}
            </Td>
            <Td end className={TIGHT}>
              {second}
            </Td>
            <Td end className={`${TIGHT} font-medium`}>
              {third}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const listOf = (tags: readonly string[]): string => (tags.length === 0 ? '–' : tags.join(', '));
