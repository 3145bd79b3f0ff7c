import { getTranslations } from 'next-intl/server';
import { cn } from '@/components/ui/cn';
import { DateTime } from '@/components/ui/date-time';
import { Stat } from '@/components/ui/stat';
import { formatMoney, formatNumber } from '@/lib/kernel/format';
import type { startFigures } from '../_reading/start';

type Given = Awaited<ReturnType<typeof startFigures>>;
type Figure = {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly remark: string;
  readonly href?: string;
  readonly tone?: 'warning';
};

/** A few true figures, each exact and as of when; what the reader may not see is not there. */
export async function Figures({ figures }: { readonly figures: Given }) {
  const t = await getTranslations('console.figures');
  const { members, orders, points } = figures;
  const shown: Figure[] = [];
  if (members !== null) {
    const { members: count, fresh } = members.value;
    const remark = t('fresh', { count: formatNumber(fresh) });
    shown.push({ key: 'members', name: t('members'), value: formatNumber(count), remark, href: '/console/members' });
  }
  if (orders !== null) {
    const { orders: count, amount } = orders.value;
    shown.push({
      key: 'orders',
      name: t('orders'),
      value: formatNumber(count),
      remark: t('amount', { amount: formatMoney(amount, 'plain') }),
    });
  }
  if (points !== null) {
    const { active, debt, pending } = points.value;
    shown.push(
      { key: 'active', name: t('active'), value: formatNumber(active), remark: t('activeNote') },
      { key: 'pending', name: t('pending'), value: formatNumber(pending), remark: t('pendingNote') },
      {
        key: 'debt',
        name: t('debt'),
        value: formatNumber(debt),
        remark: t(debt > 0 ? 'debtNote' : 'noDebt'),
        ...(debt > 0 ? { tone: 'warning' as const } : {}),
      },
    );
  }
  const asOf = members?.at ?? orders?.at ?? points?.at;
  if (asOf === undefined) return null;
  return (
    <div>
      <section
        aria-label={t('label')}
        className={cn(
          'grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line',
          shown.length > 2 ? 'desk:grid-cols-5' : 'desk:grid-cols-2',
        )}
      >
        {shown.map(({ key, tone, ...figure }, place) => (
          <Stat
            key={key}
            nameFirst
            {...figure}
            tone={tone ?? 'muted'}
            className={cn('bg-surface', shown.length % 2 === 1 && place === shown.length - 1 && 'max-desk:col-span-2')}
          />
        ))}
      </section>
      <p className="mt-1.5 px-1 text-2xs text-muted">
        {t('asOf')} <DateTime at={asOf} format="time" />
      </p>
    </div>
  );
}
