import type { Route } from 'next';
import { getTranslations } from 'next-intl/server';
import { StatusPill } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { midnightOf } from '@/lib/kernel/day';
import { formatDateTime, formatMoney, formatNumber } from '@/lib/kernel/format';
import { ask } from '@/lib/platform/route';
import { priceChecks } from '@/lib/pricing';
import { reportWords } from '../../reports/_reading/words';

type Told = Awaited<ReturnType<typeof priceChecks.run>>;

const MONEY: ReadonlySet<string> = new Set(['history']);

/** Where the same basket cost members different amounts yesterday, and the offers that made it so (N20). */
export async function EqualPrice({ day }: { readonly day?: string }) {
  const [t, told, { locale }] = await Promise.all([
    getTranslations('equal-price'),
    ask(priceChecks, { day }),
    reportWords(),
  ]);
  const { shown, findings, zone } = told;
  if (shown === null)
    return (
      <EmptyState drawing="box" title={t('empty')}>
        {t('emptyNote')}
      </EmptyState>
    );
  const guarded = findings.filter(({ isProtected }) => isProtected).length;
  return (
    <div className="grid gap-4">
      <Banner
        tone={guarded > 0 ? 'danger' : findings.length > 0 ? 'info' : 'success'}
        title={
          shown.baskets === 0
            ? t('noBaskets')
            : findings.length === 0
              ? t('ok', { baskets: formatNumber(shown.baskets) })
              : t('found', { count: findings.length, guarded })
        }
      >
        {t('looked', {
          day: formatDateTime(midnightOf(shown.day, zone), 'date', locale, zone),
          baskets: formatNumber(shown.baskets),
          variants: formatNumber(shown.variants),
        })}{' '}
        · {t('asOf')} <DateTime at={shown.ranAt} format="datetime" zone={zone} />
      </Banner>
      {findings.length === 0 ? null : <Findings findings={findings} />}
      <Days told={told} />
    </div>
  );
}

async function Findings({ findings }: Pick<Told, 'findings'>) {
  const [t, words] = await Promise.all([getTranslations('equal-price'), reportWords()]);
  const wordOf = (attribute: string, value: string) =>
    attribute === 'level'
      ? words.level(value)
      : MONEY.has(attribute) || attribute === 'tenure'
        ? formatNumber(Number(value))
        : value;
  return (
    <Card>
      <CardHeader title={t('findings')} note={t('findingsNote')} />
      <Table caption={t('findings')}>
        <TableHead>
          <Th>{t('column.attribute')}</Th>
          <Th end>{t('column.plain')}</Th>
          <Th end>{t('column.varied')}</Th>
          <Th end>{t('column.gap')}</Th>
          <Th end>{t('column.baskets')}</Th>
          <Th>{t('column.lines')}</Th>
          <Th>{t('column.causes')}</Th>
        </TableHead>
        <tbody>
          {findings.map(({ attribute, value, plain, varied, baskets, lines, causes, isProtected }) => (
            <Tr key={`${attribute} ${value} ${causes.join(' ')}`}>
              <Td row>
                <span className="flex flex-wrap items-center gap-2">
                  {t(`attribute.${attribute as 'level'}`)} · {wordOf(attribute, value)}
                  {isProtected ? <StatusPill meaning="failed">{t('protected')}</StatusPill> : null}
                </span>
              </Td>
              <Td end>{formatMoney(plain, 'plain')}</Td>
              <Td end>{formatMoney(varied, 'plain')}</Td>
              <Td end>{formatMoney(varied - plain, 'signed')}</Td>
              <Td end>{formatNumber(baskets)}</Td>
              <Td>{lines.map(({ sku, quantity }) => `${sku} × ${quantity}`).join(t('join'))}</Td>
              <Td>
                <span className="flex flex-wrap gap-x-2">
                  {causes.length === 0 ? t('priceItself') : null}
                  {causes.map((code) => (
                    <TextLink key={code} href={`/console/offers/${encodeURIComponent(code)}` as Route}>
                      {code}
                    </TextLink>
                  ))}
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

async function Days({ told: { checks, shown, zone } }: { readonly told: Told }) {
  const [t, { locale }] = await Promise.all([getTranslations('equal-price'), reportWords()]);
  const dayOf = (day: string) => formatDateTime(midnightOf(day, zone), 'date', locale, zone);
  return (
    <Card>
      <CardHeader title={t('days')} />
      <Table caption={t('days')}>
        <TableHead>
          <Th>{t('column.day')}</Th>
          <Th end>{t('column.baskets')}</Th>
          <Th end>{t('column.variants')}</Th>
          <Th end>{t('column.gaps')}</Th>
        </TableHead>
        <tbody>
          {checks.map(({ day, baskets, variants, gaps }) => (
            <Tr key={day} aria-current={day === shown?.day ? 'true' : undefined}>
              <Td row>
                <TextLink href={`/console/offers/equal-price?day=${day}` as Route}>{dayOf(day)}</TextLink>
              </Td>
              <Td end>{formatNumber(baskets)}</Td>
              <Td end>{formatNumber(variants)}</Td>
              <Td end>{formatNumber(gaps)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
