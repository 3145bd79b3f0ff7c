'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';
import { checkIn } from '@/lib/tasks/actions';

/** Checks in for the day of the page: at once in the eyes of the reader, taken back if it failed; knows when the day is over. */
export function useCheckIn(today: string, leftMs: number, isDone: boolean) {
  const t = useTranslations('my-tasks');
  const router = useRouter();
  const [pending, start] = useTransition();
  const [isTapped, setTapped] = useState(false);
  const [isOver, setOver] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [leftMs]);

  function tap() {
    if (pending || isDone || isTapped || isOver) return;
    setTapped(true);
    setTrouble(null);
    navigator.vibrate?.(10);
    start(async () => {
      const answer = await checkIn({ day: today }).catch(() => null);
      if (answer?.ok) return router.refresh();
      const code = answer?.code ?? 'offline';
      setTapped(false);
      setOver(code === 'day_rolled_over');
      setTrouble(t.has(`refusal.${code}`) ? t(`refusal.${code}`) : t('refusal.unknown'));
    });
  }
  return { tap, isTapped: isTapped && !isDone, isOver, trouble };
}
