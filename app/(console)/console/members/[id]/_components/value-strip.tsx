import { getLocale, getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { Stat } from '@/components/ui/stat';
import { formatDateTime, formatMoney, formatPercent, formatRelative } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import type { MemberFile } from './read-member';

const DAY_MS = 86_400_000;

/** What the member has been worth: spending, frequency, ticket, how long ago, what came back (B2). */
export async function ValueStrip({ file, zone }: { readonly file: MemberFile; readonly zone: string }) {
  const t = await getTranslations('members.value');
  const locale = localeOf(await getLocale()) ?? DEFAULT_LOCALE;
  const { orders = 0, amount = 0, refunded = 0, firstOrderAt = null, lastOrderAt = null } = file.stats ?? {};
  const span = firstOrderAt && lastOrderAt ? (lastOrderAt.getTime() - firstOrderAt.getTime()) / DAY_MS : 0;
  const every = orders > 1 ? Math.max(1, Math.round(span / (orders - 1))) : null;
  const share = amount + refunded > 0 ? refunded / (amount + refunded) : 0;
  const figures = [
    { key: 'amount', value: formatMoney(amount), remark: t('amountNote') },
    {
      key: 'orders',
      value: t('orderCount', { count: orders }),
      remark: every === null ? '' : t('every', { days: every }),
    },
    { key: 'ticket', value: orders === 0 ? '–' : formatMoney(Math.round(amount / orders)), remark: t('ticketNote') },
    {
      key: 'last',
      value: lastOrderAt === null ? '–' : formatRelative(lastOrderAt, file.now, locale),
      remark: lastOrderAt === null ? t('never') : formatDateTime(lastOrderAt, 'date', locale, zone),
    },
    { key: 'refunded', value: formatMoney(refunded), remark: t('refundShare', { share: formatPercent(share) }) },
  ] as const;
  return (
    <section
      aria-label={t('label')}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line desk:grid-cols-5"
    >
      {figures.map(({ key, value, remark }, place) => (
        <Stat
          key={key}
          nameFirst
          name={t(key)}
          value={<span className="whitespace-nowrap">{value}</span>}
          remark={remark}
          tone={key === 'refunded' && share >= 0.3 ? 'warning' : 'muted'}
          className={cn('bg-surface', place === figures.length - 1 && 'max-desk:col-span-2')}
        />
      ))}
    </section>
  );
}
