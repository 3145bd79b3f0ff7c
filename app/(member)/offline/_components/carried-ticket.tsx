'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Ticket } from '@/components/coupons/ticket';
import { CodePlate } from '@/components/ui/code-plate';
import { QrCode } from '@/components/ui/qr-code';
import type { CarriedCoupon } from '../../_offline/carried';

/** A coupon that is carried: its ticket, and its code for the till, drawn when somebody opens it. */
export function CarriedTicket({ coupon: { face, when, code } }: { readonly coupon: CarriedCoupon }) {
  const t = useTranslations('offline');
  const [isOpen, setOpen] = useState(false);
  return (
    <Ticket
      face={face}
      when={when}
      footer={
        <details className="w-full" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="flex min-h-6 items-center text-dense font-medium text-accent">{t('show')}</summary>
          {isOpen ? (
            <CodePlate label={t('couponCode')} digits={code.replaceAll('-', '')} className="mt-3 mb-1">
              <QrCode text={code} />
            </CodePlate>
          ) : null}
        </details>
      }
    />
  );
}
