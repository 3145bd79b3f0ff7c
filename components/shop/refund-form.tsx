'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Money } from '@/components/ui/money';
import { newKey } from '@/components/ui/new-key';
import { Textarea } from '@/components/ui/textarea';
import { askRefund, previewOwnRefund, refundOwn } from '@/lib/shop/actions';
import type { RefundTold } from '@/lib/shop/rules/refund-told';
import { RefundPreview } from './refund-preview';
import { Stepper } from './stepper';
import { useAct } from './use-act';

const REASON_MIN = 2;
const REASON_MAX = 500;

/** A line of the order with what of it can still be given back. */
export type RefundableLine = {
  readonly id: string;
  readonly name: string;
  readonly left: number;
  readonly net: number;
};

/**
 * Choosing units to give back: what that moves is shown line by line before it is done, and done exactly so (N3). What is
 * more than may be given back at once is asked for, with a reason, and somebody decides it.
 */
export function RefundForm({
  order,
  lines,
  atOnce,
}: {
  readonly order: string;
  readonly lines: readonly RefundableLine[];
  /** How much goes back without anybody's decision; null when everything is decided by somebody. */
  readonly atOnce: number | null;
}) {
  const t = useTranslations('buying');
  const router = useRouter();
  const key = useRef(newKey());
  const [chosen, choose] = useState<Readonly<Record<string, number>>>({});
  const [told, tell] = useState<RefundTold | null>(null);
  const [reason, say] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { run, pending, refusal } = useAct();
  const isAsking = told !== null && (atOnce === null || told.amount > atOnce);
  const asked = (units: Readonly<Record<string, number>>) =>
    Object.entries(units).flatMap(([id, quantity]) => (quantity > 0 ? { id, quantity } : []));

  function pick(id: string, quantity: number): void {
    const next = { ...chosen, [id]: quantity };
    choose(next);
    tell(null);
    const units = asked(next);
    if (units.length > 0) run(() => previewOwnRefund({ order, lines: units }), tell);
  }
  function confirm(): void {
    if (told === null) return;
    const { lines: _, ...figures } = told;
    const intended = { order, lines: asked(chosen), key: key.current, told: figures };
    setMissing(isAsking && reason.trim().length < REASON_MIN);
    if (isAsking && reason.trim().length < REASON_MIN) return;
    const done = () => router.push(`/orders/${order}` as Route);
    if (isAsking) run(() => askRefund({ ...intended, reason }), done);
    else run(() => refundOwn(intended), done);
  }
  return (
    <div className="grid gap-3">
      <p className="px-0.5 text-dense text-muted">{t('pickUnits')}</p>
      <Card>
        <ul aria-label={t('units')} className="divide-y divide-line">
          {lines.map(({ id, name, left, net }) => (
            <li key={id} className="flex items-center justify-between gap-3 px-4 py-3">
              <span className="min-w-0">
                <span className="block font-medium leading-snug">{name}</span>
                <span className="block text-xs text-muted">
                  {t('left', { count: left })} · <Money fen={net} />
                </span>
              </span>
              <Stepper
                value={chosen[id] ?? 0}
                max={left}
                disabled={pending}
                onChange={(quantity) => pick(id, quantity)}
                labels={{ less: t('less', { name }), more: t('moreOf', { name }), value: t('unitsOf', { name }) }}
              />
            </li>
          ))}
        </ul>
      </Card>
      <div aria-live="polite" aria-busy={pending}>
        {told === null ? (
          <p className="px-0.5 text-dense text-muted">{pending ? t('previewing') : ''}</p>
        ) : (
          <RefundPreview told={told} names={new Map(lines.map(({ id, name }) => [id, name]))} />
        )}
      </div>
      {isAsking ? (
        <Field label={t('askReason')} help={t('askNote')} error={isMissing ? t('askReasonShort') : null} required>
          <Textarea value={reason} maxLength={REASON_MAX} onChange={(event) => say(event.target.value)} />
        </Field>
      ) : null}
      {refusal ? (
        <p role="alert" className="text-dense text-danger">
          {refusal}
        </p>
      ) : null}
      <Button variant="primary" size="lg" full pending={pending} disabled={told === null && !pending} onClick={confirm}>
        {t(isAsking ? 'ask' : 'confirm')}
      </Button>
    </div>
  );
}
