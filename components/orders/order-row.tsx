import { ChevronRight } from 'lucide-react';
import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import { StatusPill } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { DateTime } from '@/components/ui/date-time';
import { Money } from '@/components/ui/money';
import { formatMoney } from '@/lib/kernel/format';
import { NearLink } from '../ui/near-link';
import type { OrderCard, OrderStatus } from './order-card';
import { sayEarned, sayOrder } from './words';

/** What a state of an order means, whatever it is called. */
export const MEANING = {
  placed: 'waiting',
  paid: 'running',
  completed: 'ok',
  cancelled: 'stopped',
} as const satisfies Record<OrderStatus, string>;

/** An order in a list: what it was about, when, what it cost, what came back, what it earned; the row is the link. */
export function OrderRow({ order, zone }: { readonly order: OrderCard; readonly zone: string }) {
  const t = useTranslations('orders');
  const earned = sayEarned(t, order);
  return (
    <li>
      <NearLink
        href={`/orders/${order.id}` as Route}
        className="flex items-center gap-3 px-3.5 py-3 -outline-offset-2 transition-colors duration-quick hover:bg-sunken"
      >
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="flex items-baseline justify-between gap-3 leading-snug">
            <span className="min-w-0 font-medium">{sayOrder(t, order)}</span>
            <Money fen={order.total} className="shrink-0 font-bold" />
          </span>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
            <DateTime at={order.placedAt} format="datetime" zone={zone} />
            {order.status === 'completed' ? null : (
              <StatusPill meaning={MEANING[order.status]}>{t(`status.${order.status}`)}</StatusPill>
            )}
            {order.refunded > 0 ? (
              <StatusPill meaning="note">
                {order.isFullyRefunded
                  ? t('refundedFully')
                  : t('refundedPartly', { amount: formatMoney(order.refunded, 'plain') })}
              </StatusPill>
            ) : null}
          </span>
          {earned ? (
            <span className={cn('text-xs', order.refunded > 0 ? 'text-muted' : 'font-medium text-accent')}>
              {earned}
            </span>
          ) : null}
        </span>
        <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
      </NearLink>
    </li>
  );
}
