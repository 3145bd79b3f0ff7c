'use client';
import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CountdownRing } from '@/components/members/countdown-ring';
import { PassFigure } from '@/components/members/pass-figure';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { groupDigits } from '@/lib/kernel/format';
import type { Kept } from '../../_offline/carried';
import { useCarriedPass } from './use-carried-pass';

/** The member's code without a net: for two minutes as ever, afterwards the digits of his card (M7). */
export function CarriedPass({ kept }: { readonly kept: Kept }) {
  const t = useTranslations('pass');
  const say = useTranslations('offline');
  const { code, secondsLeft, next } = useCarriedPass(kept);
  return (
    <Card aria-label={say('code')} className="overflow-hidden">
      <div className="bg-[#ffffff] px-4 py-5 text-[#000000]">
        {code === null ? (
          <p className="grid min-h-40 content-center justify-items-center gap-2 text-center">
            <span className="text-body">{kept.pass === null ? t('frozenNote') : say('digitsOnly')}</span>
            {kept.pass === null ? null : (
              <span className="select-all text-xl font-medium tracking-wider">{groupDigits(kept.memberNumber)}</span>
            )}
          </p>
        ) : (
          <PassFigure code={code} label={t('label')} />
        )}
      </div>
      {code === null ? null : (
        <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
          <p className="flex items-center gap-2 text-dense text-muted">
            <CountdownRing left={secondsLeft} />
            <span className="tabular-nums">{t('left', { seconds: secondsLeft })}</span>
          </p>
          <Button size="sm" icon={<RefreshCw aria-hidden="true" />} onClick={next}>
            {t('refresh')}
          </Button>
        </div>
      )}
    </Card>
  );
}
