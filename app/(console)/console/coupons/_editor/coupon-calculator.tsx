'use client';
import { useCallback, useMemo } from 'react';
import type { Edited } from '@/components/editing/edited';
import { Calculator } from '@/components/offers/calculator';
import type { TypedLine } from '@/components/offers/use-tried';
import { TermsSchema } from '@/lib/coupons/rules/terms';
import { tryCoupon } from '@/lib/pricing/actions';
import type { TriedCart } from '@/lib/pricing/rules/offer-input';

/** What a copy under the terms that are written would do to a cart; what lacks only its names counts all the same. */
export function CouponCalculator({
  edited,
  cart,
  zone,
}: {
  readonly edited: Edited;
  readonly cart: readonly TypedLine[];
  readonly zone: string;
}) {
  const terms = useMemo(() => withNames(edited), [edited]);
  const isReadable = useMemo(() => TermsSchema.safeParse(terms).success, [terms]);
  const attempt = useCallback(
    (tried: TriedCart) =>
      tryCoupon({
        terms: terms as Parameters<typeof tryCoupon>[0]['terms'],
        cart: { ...tried, at: tried.at?.toISOString() ?? null },
      }),
    [terms],
  );
  return <Calculator begin={cart} attempt={isReadable ? attempt : null} zone={zone} />;
}

/** With names where they are still missing. */
function withNames(edited: Edited): Edited {
  const { zh, en } = (edited.name ?? {}) as Readonly<Record<string, string>>;
  return { ...edited, name: { zh: zh || en || '…', en: en || zh || '…' } };
}
