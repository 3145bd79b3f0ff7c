'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { showToast } from '@/components/ui/toast-store';
import { makeUpDay } from '@/lib/tasks/actions';

/** Asks before a card is used for a missed day: what it costs, and how many are left after. */
export function MakeUpSheet({
  day,
  cards,
  cost,
  left,
  onClose,
}: {
  /** Null: nothing is asked. */
  readonly day: { readonly day: string; readonly name: string } | null;
  readonly cards: number;
  readonly cost: number;
  readonly left: number;
  readonly onClose: () => void;
}) {
  const t = useTranslations('my-tasks');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = () => {
    setTrouble(null);
    onClose();
  };
  const makeUp = () =>
    start(async () => {
      const answer = day === null ? null : await makeUpDay({ day: day.day }).catch(() => null);
      if (answer?.ok) {
        showToast({ tone: 'success', title: t('madeUp', { days: answer.value.streak }) });
        close();
        return router.refresh();
      }
      const code = answer?.code ?? 'offline';
      setTrouble(t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unknown'));
    });
  return (
    <Sheet
      open={day !== null}
      onClose={close}
      title={t('makeUpTitle', { day: day?.name ?? '' })}
      footer={
        <Button variant="primary" full pending={pending} onClick={makeUp}>
          {cost > 0 ? t('makeUpWith', { cards: cost }) : t('makeUp')}
        </Button>
      }
    >
      <p className="text-dense">{t('makeUpNote')}</p>
      <p className="mt-1 text-xs text-muted">
        {t('makeUpLeft', { cards: Math.max(0, cards - cost), times: left - 1 })}
      </p>
      <p aria-live="assertive" className="mt-2 text-xs text-danger empty:hidden">
        {trouble}
      </p>
    </Sheet>
  );
}
