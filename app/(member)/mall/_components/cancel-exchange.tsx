'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { formatNumber } from '@/lib/kernel/format';
import { cancelOwnExchange } from '@/lib/mall/actions';

const KNOWN = ['mall_order_state', 'too_many_attempts'] as const;

/** Gives up an exchange that still waits, after saying what comes back. */
export function CancelExchange({ order, points }: { readonly order: string; readonly points: number }) {
  const t = useTranslations('mall-act');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [told, tell] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const cancel = () =>
    start(async () => {
      const answer = await cancelOwnExchange({ order }).catch(() => null);
      if (answer === null) return tell(t('refusal.offline'));
      if (answer.ok) setOpen(false);
      else tell(t(`refusal.${KNOWN.find((code) => code === answer.code) ?? 'unknown'}`));
      router.refresh();
    });
  return (
    <>
      <Button full variant="outline" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('cancel')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('cancelTitle')}>
        <div className="grid gap-4">
          <p className="text-dense">{t('cancelNote', { points: formatNumber(points) })}</p>
          <div aria-live="assertive">{told === null ? null : <Banner tone="warning" title={told} />}</div>
          <Button variant="danger" size="lg" full pending={pending} onClick={cancel}>
            {t('cancelAct')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
