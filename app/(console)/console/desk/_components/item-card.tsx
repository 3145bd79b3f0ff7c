'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import type { DeskItem } from '@/lib/desk/rules/at-desk';
import { computeSaving } from '@/lib/desk/rules/saving';
import { formatMoney } from '@/lib/kernel/format';
import { Band } from './band';
import { Conditions } from './conditions';
import { sayEffect } from './say-effect';
import { type DeskWords, sayNo } from './say-no';

const AMOUNT_MAX = 100_000_000;

type Props = {
  readonly item: DeskItem;
  readonly words: DeskWords;
  readonly onRedeem: (amount: number | null) => void;
  readonly onBack: (() => void) | null;
};

/** One coupon or benefit before it is redeemed: why it does not count here, or all that is needed to redeem it. */
export function ItemCard(props: Props) {
  const t = useTranslations('desk');
  const { item, words, onBack } = props;
  if (item.no === null) return <RedeemForm {...props} />;
  return (
    <div className="grid gap-3">
      <Band tone="no" title={sayNo(words, item.no.code, item.no.facts)}>
        {titleOf(item, words)}
      </Band>
      {onBack === null ? null : <Button onClick={onBack}>{t('back')}</Button>}
    </div>
  );
}

/** The conditions ticked, the amount where one matters with what it then saves, and Enter to redeem. */
function RedeemForm({ item, words, onRedeem, onBack }: Props) {
  const t = useTranslations('desk');
  const [amount, setAmount] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { effect } = item;
  // A threshold needs the amount to be kept, a percentage to be told; a plain sum off needs it for neither.
  const isAsked = effect.from > 0 || effect.does === 'rate';
  const isNeeded = effect.from > 0;
  const saving = amount === null ? null : computeSaving(effect, amount);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input[type=text], button[type=submit]')?.focus();
  }, []);
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const isReady = saving === null ? !isNeeded : saving.short === 0;
        if (isReady) onRedeem(amount);
      }}
    >
      <Band tone="yes" title={t('usable', { name: titleOf(item, words) })}>
        {sayEffect(item, words)}
      </Band>
      <Conditions item={item} saving={saving} words={words} />
      {isAsked ? (
        <Field label={t('amount')} help={t('amountHelp')} optional={!isNeeded}>
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
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" size="lg" className="min-h-14 flex-1 basis-48 text-base">
          {saving !== null && saving.off > 0 ? t('redeemFor', { off: formatMoney(saving.off, 'plain') }) : t('redeem')}
        </Button>
        {onBack === null ? null : (
          <Button size="lg" className="min-h-14" onClick={onBack}>
            {t('back')}
          </Button>
        )}
      </div>
      <p className="sr-only" role="status">
        {saving === null || saving.short > 0 ? '' : t('saves', { off: formatMoney(saving.off, 'plain') })}
        {saving !== null && saving.short > 0 ? t('condition.short', { short: formatMoney(saving.short, 'plain') }) : ''}
      </p>
    </form>
  );
}

const titleOf = ({ name }: DeskItem, { locale }: DeskWords): string => (locale === 'en' ? name.en : name.zh);
