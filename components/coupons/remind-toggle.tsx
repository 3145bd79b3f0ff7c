'use client';
import { BellOff, BellRing } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { wishForCoupon } from '@/lib/coupons/actions';

/** Wants to hear when a coupon can be claimed, or no longer: one message, once (M4). */
export function RemindToggle({
  batch,
  name,
  isOn,
}: {
  readonly batch: string;
  readonly name: string;
  readonly isOn: boolean;
}) {
  const t = useTranslations('claiming');
  const [wished, setWished] = useState(isOn);
  const [said, say] = useState<'done' | 'gone' | 'offline' | 'refused' | null>(null);
  const [pending, start] = useTransition();
  const toggle = () =>
    start(async () => {
      const answer = await wishForCoupon({ batch, isOn: !wished }).catch(() => null);
      if (answer?.ok) setWished(answer.value.isOn);
      say(answer === null ? 'offline' : !answer.ok ? 'refused' : answer.value.isOn ? 'done' : 'gone');
    });
  const sentence = { done: 'remind.done', gone: 'remind.gone', offline: 'refusal.offline', refused: 'refusal.unknown' };
  return (
    <>
      <Button
        size="sm"
        variant="outline"
        pending={pending}
        aria-pressed={wished}
        aria-label={t(wished ? 'remind.offNamed' : 'remind.onNamed', { name })}
        icon={wished ? <BellOff aria-hidden="true" /> : <BellRing aria-hidden="true" />}
        onClick={toggle}
      >
        {t(wished ? 'remind.off' : 'remind.on')}
      </Button>
      <span aria-live="polite" className="text-2xs text-muted">
        {said === null ? '' : t(sentence[said])}
      </span>
    </>
  );
}
