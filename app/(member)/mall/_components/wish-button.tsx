'use client';
import { BellRing } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { wishForItem } from '@/lib/mall/actions';

/** Wants to hear when an item is there again; said once it stays said. */
export function WishButton({ code, isWished }: { readonly code: string; readonly isWished: boolean }) {
  const t = useTranslations('mall-act');
  const [wished, setWished] = useState(isWished);
  const [failed, setFailed] = useState(false);
  const [pending, start] = useTransition();
  const wish = () =>
    start(async () => {
      const answer = await wishForItem({ code }).catch(() => null);
      setFailed(answer?.ok !== true);
      if (answer?.ok) setWished(true);
    });
  return (
    <div className="grid gap-2">
      {wished ? null : (
        <Button full icon={<BellRing aria-hidden="true" />} pending={pending} onClick={wish}>
          {t('wish')}
        </Button>
      )}
      <p aria-live="polite" className="text-center text-dense text-muted">
        {wished ? t('wished') : failed ? t('refusal.offline') : ''}
      </p>
    </div>
  );
}
