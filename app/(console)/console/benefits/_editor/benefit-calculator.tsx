'use client';
import { useCallback, useMemo } from 'react';
import type { Edited } from '@/components/editing/edited';
import { Calculator } from '@/components/offers/calculator';
import type { TypedLine } from '@/components/offers/use-tried';
import { TermsSchema } from '@/lib/benefits/rules/terms';
import { tryBenefit } from '@/lib/pricing/actions';
import type { TriedCart } from '@/lib/pricing/rules/offer-input';

/** Whom a benefit that is written may meet, and what it does to a cart of somebody who has it; names may be missing. */
export function BenefitCalculator({
  code,
  edited,
  cart,
  zone,
}: {
  readonly code: string;
  readonly edited: Edited;
  readonly cart: readonly TypedLine[];
  readonly zone: string;
}) {
  const terms = useMemo(() => withNames(edited), [edited]);
  const isReadable = useMemo(() => TermsSchema.safeParse(terms).success, [terms]);
  const attempt = useCallback(
    (tried: TriedCart) =>
      tryBenefit({
        code,
        terms: terms as Parameters<typeof tryBenefit>[0]['terms'],
        cart: { ...tried, at: tried.at?.toISOString() ?? null },
      }),
    [code, terms],
  );
  return <Calculator begin={cart} attempt={isReadable ? attempt : null} zone={zone} />;
}

/** With names where they are still missing. */
function withNames(edited: Edited): Edited {
  const { zh, en } = (edited.name ?? {}) as Readonly<Record<string, string>>;
  return { ...edited, name: { zh: zh || en || '…', en: en || zh || '…' } };
}
