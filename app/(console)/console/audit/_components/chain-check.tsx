'use client';
import { ShieldCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { verifyChain } from '@/lib/audit/actions';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, DEFAULT_ZONE, localeOf } from '@/lib/kernel/locale';

/** What a verification found, now or the last time. */
export type Found = {
  readonly isIntact: boolean;
  readonly checked: number;
  readonly broken: { readonly fromSeq: number; readonly toSeq: number; readonly reason: string } | null;
  readonly at: string;
  readonly head?: { readonly seq: number; readonly hash: string };
  readonly waiting?: number;
};

/** How long the trail is kept, and up to where it was forgotten. */
type Keeping = {
  readonly keepMonths: number;
  readonly zone: string;
  readonly checkpoint: { readonly seq: number; readonly hash: string; readonly cutoff: string } | null;
};

/** The state of the chain and the button that recomputes it; a broken one stays in red with its range. */
export function ChainCheck({ last, keeping }: { readonly last: Found | null; readonly keeping: Keeping }) {
  const t = useTranslations('audit.verify');
  const { run, pending, refusal } = useAnswer();
  const [found, setFound] = useState<Found | null>(null);
  const verify = () =>
    run(
      () => verifyChain({}),
      (value) => setFound({ ...value, at: new Date().toISOString() }),
    );
  const button = (
    <Button size="sm" icon={<ShieldCheck aria-hidden="true" />} pending={pending} onClick={verify}>
      {t('button')}
    </Button>
  );
  return (
    <div className="mb-3 px-4 desk:px-6" aria-live="polite">
      {refusal === null ? null : <Banner tone="danger" title={refusal.text} className="mb-2" />}
      <Verdict found={found ?? last} isFresh={found !== null} button={button} />
      <Kept keeping={keeping} />
    </div>
  );
}

/** How long the trail is kept, and from where its chain is verified once its beginning was forgotten. */
function Kept({ keeping: { keepMonths, checkpoint, zone } }: { readonly keeping: Keeping }) {
  const t = useTranslations('audit.verify');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  return (
    <p className="mt-2 text-xs text-muted [overflow-wrap:anywhere]">
      {t('keeps', { months: keepMonths })}
      {checkpoint === null ? null : (
        <>
          {' '}
          {t('from', {
            day: formatDateTime(new Date(checkpoint.cutoff), 'date', locale, zone),
            seq: checkpoint.seq,
            hash: checkpoint.hash.slice(0, 16),
          })}
        </>
      )}
    </p>
  );
}

function Verdict(given: { readonly found: Found | null; readonly isFresh: boolean; readonly button: ReactNode }) {
  const { found, isFresh, button } = given;
  const t = useTranslations('audit.verify');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const at = found === null ? '' : formatDateTime(new Date(found.at), 'datetime', locale, DEFAULT_ZONE);
  if (found?.broken) {
    const { fromSeq, toSeq, reason } = found.broken;
    return (
      <Banner tone="danger" title={t('broken', { from: fromSeq, to: toSeq })} action={button}>
        {t('brokenNote', { reason: t.has(reason) ? t(reason) : reason })}
      </Banner>
    );
  }
  if (found === null || !isFresh) {
    return (
      <p className="flex flex-wrap items-center gap-3 text-dense text-muted">
        {button}
        {found === null ? t('never') : t('last', { at })}
      </p>
    );
  }
  return (
    <Banner tone="success" title={t('intact', { count: found.checked })} action={button}>
      {t('intactNote', { at, seq: found.head?.seq ?? 0, hash: found.head?.hash.slice(0, 16) ?? '' })}
      {found.waiting ? <> {t('waiting', { count: found.waiting })}</> : null}
    </Banner>
  );
}
