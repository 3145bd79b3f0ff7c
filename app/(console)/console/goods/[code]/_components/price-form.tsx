'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactElement, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { showToast } from '@/components/ui/toast-store';
import { setPrice } from '@/lib/catalog/actions';
import { PRICE_KINDS, type PriceKind } from '@/lib/catalog/schema';
import { useActOf } from '../../../_components/use-act-of';
import type { GoodsNames } from '../../_components/goods-names';
import { instantIn } from '../../_components/instant-in';

const CONTRACT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Setting a price: whose, where, how much, and from when to when; without an end it holds until the next change. */
export function PriceForm({
  sku,
  names,
  trigger,
}: {
  readonly sku: string;
  readonly names: GoodsNames;
  readonly trigger: ReactElement;
}) {
  const t = useTranslations('goods');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useActOf('goods');
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<PriceKind>('list');
  const [amount, setAmount] = useState<number | null>(null);
  const [isTaken, setTaken] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
    setAmount(null);
    setTaken(false);
  }
  function save(form: FormData) {
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const [from, to] = [instantIn(names.zone, text('from')), instantIn(names.zone, text('to'))];
    const complaint = complaintOf(kind, text('contract'), isTaken ? 0 : amount, from, to);
    if (complaint !== null) return setTrouble(t(`price.${complaint}`));
    const price = {
      kind,
      amount: isTaken ? null : amount,
      ...(kind === 'level' && { level: text('level') }),
      ...(kind === 'contract' && { contract: text('contract') }),
      store: text('store') || null,
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
    };
    run(
      () => setPrice({ sku, price }),
      () => {
        show(false);
        showToast({ tone: 'success', title: t('price.done') });
        router.refresh();
      },
    );
  }
  return (
    <Dialog open={open} onOpenChange={show} trigger={trigger} title={t('price.set')} description={sku}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('price.kind')}>
            <NativeSelect
              value={kind}
              onChange={(event) => setKind(event.target.value as PriceKind)}
              options={PRICE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Field>
          <Holder kind={kind} names={names} />
          <Field label={t('price.store')}>
            <NativeSelect
              name="store"
              placeholder={t('price.allStores')}
              options={names.stores.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
          <Field label={t('price.amount')}>
            <NumberField scale={2} min={0} lead="¥" value={amount} disabled={isTaken} onChange={setAmount} />
          </Field>
          <Field label={t('price.from')} help={t('price.fromHelp', { zone: names.zone })}>
            <Input name="from" type="datetime-local" />
          </Field>
          <Field label={t('price.to')} help={t('price.toHelp')}>
            <Input name="to" type="datetime-local" />
          </Field>
        </div>
        <Checkbox checked={isTaken} onCheckedChange={setTaken} label={t('price.take')} detail={t('price.takeHelp')} />
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {t('price.act')}
        </Button>
      </form>
    </Dialog>
  );
}

/** Whose price it is, for the kinds that belong to somebody. */
function Holder({ kind, names }: { readonly kind: PriceKind; readonly names: GoodsNames }) {
  const t = useTranslations('goods');
  if (kind === 'level') {
    return (
      <Field label={t('price.level')}>
        <NativeSelect name="level" options={names.levels.map(({ code, name }) => ({ value: code, label: name }))} />
      </Field>
    );
  }
  if (kind !== 'contract') return <div className="hidden sm:block" />;
  return (
    <Field label={t('price.contract')}>
      <Input name="contract" maxLength={64} autoComplete="off" spellCheck={false} />
    </Field>
  );
}

/** What is missing or makes no sense, by the name of its sentence. */
function complaintOf(
  kind: PriceKind,
  contract: string,
  amount: number | null,
  from: Date | undefined,
  to: Date | undefined,
): 'amountMissing' | 'contractWrong' | 'endsFirst' | null {
  if (amount === null || amount < 0) return 'amountMissing';
  if (kind === 'contract' && !CONTRACT.test(contract)) return 'contractWrong';
  const begins = from ?? new Date();
  return to !== undefined && to <= begins ? 'endsFirst' : null;
}
