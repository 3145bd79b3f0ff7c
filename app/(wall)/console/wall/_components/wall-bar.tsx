'use client';
import { Maximize, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { LinkButton } from '@/components/ui/link-button';

const EVERY_MS = 60_000;

/** Draws the wall anew every minute, keeps the screen awake while it shows, fills it, and leads back. */
export function WallBar({ drawnAt, back }: { readonly drawnAt: string; readonly back: string }) {
  const t = useTranslations('workbench.wall');
  const router = useRouter();
  const [canFill, setCanFill] = useState(false);

  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);

  useEffect(() => {
    setCanFill(document.fullscreenEnabled);
    let lock: WakeLockSentinel | null = null;
    // A screen that may not be kept awake, or is hidden, sleeps as it would.
    const hold = async () => {
      if (document.visibilityState !== 'visible') return;
      lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);

  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1 className="text-[clamp(1.25rem,2.2vw,2.5rem)] leading-tight font-bold">{t('title')}</h1>
      <p role="status" className="text-[clamp(0.8125rem,1.1vw,1.25rem)] text-muted">
        {t('drawnAt')} <DateTime at={drawnAt} format="datetime" /> · {t('everyMinute')}
      </p>
      <span className="ml-auto flex flex-wrap justify-end gap-2">
        {canFill ? (
          <Button
            icon={<Maximize aria-hidden="true" />}
            onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
          >
            {t('fill')}
          </Button>
        ) : null}
        <LinkButton href={back} icon={<X aria-hidden="true" />}>
          {t('leave')}
        </LinkButton>
      </span>
    </header>
  );
}
