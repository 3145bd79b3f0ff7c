'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import { readScan } from '@/lib/desk/rules/read-scan';
import { Band } from './band';

const AMOUNT_MAX = 100_000_000;

/**
 * What a scan without an answer leaves a clerk with: what cannot be known, and, for a coupon's code, to have it redeemed as
 * soon as the net is back. A pass counts for two minutes and a person is looked for: neither may wait.
 */
export function OfflineCard({
  text,
  onWait,
}: {
  readonly text: string;
  readonly onWait: (code: string, amount: number | null) => void;
}) {
  const t = useTranslations('desk.lost');
  const scan = readScan(text);
  return (
    <Card className="grid gap-4 p-5">
      <Band tone="unknown" title={t(`${scan.as === 'coupon' ? 'coupon' : 'other'}.title`)}>
        {t(`${scan.as === 'coupon' ? 'coupon' : 'other'}.note`)}
      </Band>
      {scan.as === 'coupon' ? <WaitForm code={scan.text} onWait={onWait} /> : null}
    </Card>
  );
}

function WaitForm({
  code,
  onWait,
}: {
  readonly code: string;
  readonly onWait: (code: string, amount: number | null) => void;
}) {
  const t = useTranslations('desk');
  const [amount, setAmount] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input[type=text]')?.focus();
  }, []);
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onWait(code, amount);
      }}
    >
      <ul className="grid list-disc gap-1 pl-5 text-body">
        <li>{t('lost.cannotKnow.valid')}</li>
        <li>{t('lost.cannotKnow.owner')}</li>
        <li>{t('lost.cannotKnow.saving')}</li>
      </ul>
      <Field label={t('amount')} help={t('lost.amountHelp')} optional>
        <NumberField
          value={amount}
          onChange={setAmount}
          scale={2}
          min={0}
          max={AMOUNT_MAX}
          lead="¥"
          className="h-14 text-lg"
        />
      </Field>
      <Button type="submit" size="lg" className="min-h-14 text-base">
        {t('lost.wait')}
      </Button>
    </form>
  );
}
