'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { AskSheet } from '@/components/ui/ask-sheet';
import { Button } from '@/components/ui/button';
import { newKey } from '@/components/ui/new-key';
import { showToast } from '@/components/ui/toast-store';
import { exchangeBenefit, giveBackExchange } from '@/lib/benefits/actions';
import { formatNumber } from '@/lib/kernel/format';

const KNOWN = [
  'insufficient_points',
  'too_many_attempts',
  'points_in_debt',
  'benefit_used_up',
  'benefit_limit',
  'benefit_expired',
  'benefit_wrong_day',
  'benefit_wrong_hour',
  'benefit_wrong_date',
  'sold_out',
  'exchange_used',
  'exchange_not_returned',
] as const;

/** Exchanges points by a benefit after asking, and says what came of it; a second tap is the same exchange (4.F). */
export function ExchangeBenefit({
  grant,
  name,
  points,
}: {
  readonly grant: string;
  readonly name: string;
  readonly points: number;
}) {
  const t = useTranslations('my-benefits.exchange');
  const [isAsking, ask] = useState(false);
  const key = useRef(newKey());
  const { said, run } = useAnswer();
  const exchange = () =>
    run(
      () => exchangeBenefit({ grant, key: key.current }),
      ({ gives, count }) => {
        key.current = newKey();
        return t(`done.${gives}`, { count });
      },
    );
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <Said>{said}</Said>
      <Button
        variant="primary"
        size="sm"
        aria-haspopup="dialog"
        aria-label={t('named', { name })}
        onClick={() => ask(true)}
      >
        {t('do')}
      </Button>
      <AskSheet open={isAsking} onOpenChange={ask} title={t('title', { name })} act={t('do')} onConfirm={exchange}>
        {t('note', { points: formatNumber(points) })}
      </AskSheet>
    </div>
  );
}

/** Gives an exchange back whose coupons or times are not used yet; the points return (4.A.9). */
export function GiveBackExchange({
  grant,
  exchange,
  name,
  points,
}: {
  readonly grant: string;
  readonly exchange: string;
  readonly name: string;
  readonly points: number;
}) {
  const t = useTranslations('my-benefits.exchange');
  const [isAsking, ask] = useState(false);
  const { said, run } = useAnswer();
  const giveBack = () =>
    run(
      () => giveBackExchange({ grant, key: exchange }),
      () => null,
    );
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <Said>{said}</Said>
      <Button size="sm" aria-haspopup="dialog" aria-label={t('backNamed', { name })} onClick={() => ask(true)}>
        {t('back')}
      </Button>
      <AskSheet open={isAsking} onOpenChange={ask} title={t('backTitle')} act={t('back')} onConfirm={giveBack}>
        {t('backNote', { points: formatNumber(points) })}
      </AskSheet>
    </div>
  );
}

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly facts: Readonly<Record<string, unknown>> };

function useAnswer() {
  const t = useTranslations('my-benefits.exchange');
  const router = useRouter();
  const [said, say] = useState<string | null>(null);
  async function run<T>(act: () => Promise<Answer<T>>, done: (value: T) => string | null): Promise<void> {
    const answer = await act().catch(() => null);
    if (answer === null) return say(t('refusal.offline'));
    if (answer.ok) {
      // Beyond the card: with its last time the button and all beside it are gone.
      const title = done(answer.value);
      say(null);
      if (title !== null) showToast({ tone: 'success', title });
    } else {
      const short = typeof answer.facts.short === 'number' ? formatNumber(answer.facts.short) : '';
      say(t(`refusal.${KNOWN.find((one) => one === answer.code) ?? 'unknown'}`, { short }));
    }
    router.refresh();
  }
  return { said, run };
}

function Said({ children }: { readonly children: string | null }) {
  return (
    <span aria-live="assertive" className="min-w-0 flex-1 text-xs text-muted">
      {children}
    </span>
  );
}
