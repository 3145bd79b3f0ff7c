'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import type { TriedCart } from '@/lib/pricing/rules/offer-input';
import { CartFields } from './cart-fields';
import { TriedResult } from './tried-result';
import { NOBODY, type TriedAnswer, type TypedCart, type TypedLine, useTried } from './use-tried';

/** The calculator of an editor: a typed cart, and what the draft would do to it; as live as typing allows. */
export function Calculator({
  begin,
  attempt,
  zone,
}: {
  readonly begin: readonly TypedLine[];
  /** Tries what is written; null while it cannot be read. Keep it the same while nothing is changed. */
  readonly attempt: ((cart: TriedCart) => Promise<TriedAnswer>) | null;
  readonly zone: string;
}) {
  const t = useTranslations('offers');
  const [typed, setTyped] = useState<TypedCart>({
    lines: begin,
    buyer: NOBODY,
    member: '',
    isBirthday: false,
    storeCode: '',
    channel: '',
    freight: null,
    at: null,
  });
  const { tried, refused } = useTried(typed, attempt);
  const facts = Object.fromEntries(
    Object.entries(refused?.facts ?? {}).map(([name, value]) => [name, String(value ?? '')]),
  );
  return (
    <Card>
      <CardHeader title={t('try.title')} note={t('try.note')} />
      <div className="grid gap-4 px-4 pb-4">
        <CartFields typed={typed} zone={zone} onChange={setTyped} />
        <div aria-live="polite" className="grid gap-4">
          {attempt === null ? <p className="text-dense text-muted">{t('try.mend')}</p> : null}
          {refused === null ? null : (
            <Banner
              tone="warning"
              title={t.has(`refusal.${refused.code}`) ? t(`refusal.${refused.code}`, facts) : t('refusal.unexpected')}
            />
          )}
          {tried === null ? null : <TriedResult tried={tried} />}
        </div>
      </div>
    </Card>
  );
}
