'use client';
import { CircleCheck, RefreshCw, WifiOff } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { CountdownRing } from '@/components/members/countdown-ring';
import { PassFigure } from '@/components/members/pass-figure';
import { useWakeLock } from '@/components/members/use-wake-lock';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatDateTime, formatMoney, groupDigits } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, type Locale, localeOf } from '@/lib/kernel/locale';
import type { OwnPass, TakenCode } from './own-pass';
import { usePass } from './use-pass';

const LAST_DIGITS = 4;

/** The pass itself: bars, digits and QR code on white in every theme, how long they last, and what came of showing them (M7). */
export function PassPlate({
  pass,
  memberNumber,
  zone,
}: {
  readonly pass: OwnPass;
  /** The number on the card, which goes on when there is no net. */
  readonly memberNumber: string;
  readonly zone: string;
}) {
  const t = useTranslations('pass');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const { code, secondsLeft, isOffline, taken, refresh } = usePass(pass);
  useWakeLock();
  const store = taken?.store?.[locale === 'en' ? 'en' : 'zh'];
  const time = taken === null ? '' : formatDateTime(new Date(taken.at), 'time', locale, zone);
  return (
    <>
      <div role="status">
        {taken === null ? null : (
          <div className="mt-3 flex items-start gap-2 rounded-lg bg-success-tint p-3 text-dense text-success">
            <CircleCheck className="mt-px size-[18px] shrink-0" aria-hidden="true" />
            <div className="min-w-0">
              <p className="font-medium">{store ? t('takenAt', { store, time }) : t('taken', { time })}</p>
              <Brought taken={taken} locale={locale} />
            </div>
          </div>
        )}
      </div>
      <div className="-mx-4 mt-3 bg-[#ffffff] px-4 py-5 text-[#000000] sm:mx-0 sm:rounded-card">
        {code === null ? (
          <p className="grid min-h-80 content-center justify-items-center gap-2 text-center">
            <WifiOff className="size-7" aria-hidden="true" />
            <span className="text-body">{t('offlineOver')}</span>
            <span className="select-all text-xl font-medium tracking-wider">{groupDigits(memberNumber)}</span>
          </p>
        ) : (
          <PassFigure code={code} label={t('label')} />
        )}
      </div>
      <VisuallyHidden role="status">
        {code === null ? t('offlineOver') : t('renewed', { last: code.slice(-LAST_DIGITS) })}
      </VisuallyHidden>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <p className="flex items-center gap-2 text-dense text-muted">
          <CountdownRing left={secondsLeft} />
          <span className="tabular-nums">{t('left', { seconds: secondsLeft })}</span>
        </p>
        <span className="flex flex-wrap gap-2">
          {code === null ? null : <CopyButton text={code} label={t('copy')} />}
          <Button size="sm" icon={<RefreshCw aria-hidden="true" />} onClick={refresh}>
            {t('refresh')}
          </Button>
        </span>
      </div>
      {isOffline && code !== null ? (
        <Banner tone="warning" title={t('offline')} className="mt-3">
          {t('offlineNote')}
        </Banner>
      ) : null}
    </>
  );
}

/** What being recognised brings: what the cart saves once the till has said it, until then what can be used in the store. */
function Brought({ taken: { saves, usable }, locale }: { readonly taken: TakenCode; readonly locale: Locale }) {
  const t = useTranslations('pass');
  if (saves !== null) {
    return (
      <p className="text-base font-bold">
        {saves > 0 ? t('savesNow', { amount: formatMoney(saves, 'plain') }) : t('savesNothing')}
      </p>
    );
  }
  if (usable === null) return null;
  const names = usable.names.map(({ zh, en }) => (locale === 'en' ? en : zh));
  return (
    <p>
      {usable.count === 0
        ? t('usableNone')
        : t('usable', { count: usable.count, names: names.join(locale === 'en' ? ', ' : '、') })}
    </p>
  );
}
