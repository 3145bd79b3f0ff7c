'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

const SECOND_MS = 1_000;
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * How long until something opens, counted from the server's clock, for a device may be wrong by hours; the page is read
 * again when it is time. It is a timer: readers ask for it, it does not interrupt them.
 */
export function Countdown({ to, now }: { readonly to: string; readonly now: string }) {
  const t = useTranslations('activities');
  const router = useRouter();
  const whole = Math.max(0, Math.ceil((Date.parse(to) - Date.parse(now)) / SECOND_MS));
  const [left, setLeft] = useState(whole);
  useEffect(() => {
    const began = performance.now();
    const tick = setInterval(() => {
      const rest = Math.max(0, whole - Math.floor((performance.now() - began) / SECOND_MS));
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(tick);
      router.refresh();
    }, SECOND_MS);
    return () => clearInterval(tick);
  }, [whole, router]);
  const [days, hours, minutes, seconds] = [
    Math.floor(left / 86_400),
    Math.floor(left / 3_600) % 24,
    Math.floor(left / 60) % 60,
    left % 60,
  ];
  return (
    <span role="timer" className="tabular-nums">
      {t('countdown', { days, time: `${two(hours)}:${two(minutes)}:${two(seconds)}` })}
    </span>
  );
}
