'use client';
import { More } from '@/components/paging/more';
import { usePages } from '@/components/paging/use-pages';
import type { OrderPage } from './order-card';
import { OrderRow } from './order-row';

/** One's own orders, newest first, growing while they are read. */
export function OrderList({
  first,
  zone,
  label,
}: {
  readonly first: OrderPage;
  readonly zone: string;
  readonly label: string;
}) {
  const [newest] = first.orders;
  // What came of the newest order may change (a refund), so it is part of the name.
  const name = `${newest?.id} ${newest?.status} ${newest?.refunded}`;
  const list = usePages(name, '/api/member/orders', first);
  return (
    <>
      <ul
        aria-label={label}
        className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
      >
        {list.pages
          .flatMap((page) => page.orders)
          .map((order) => (
            <OrderRow key={order.id} order={order} zone={zone} />
          ))}
      </ul>
      <More {...list} />
    </>
  );
}
