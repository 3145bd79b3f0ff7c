'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { previewPrices } from '@/lib/catalog/actions';
import { BulkPreview, type PricesPreview } from './bulk-preview';
import { instantIn } from './instant-in';
import type { useBulk } from './use-bulk';

const ENDINGS = ['fen', 'jiao', 'yuan'] as const;
const KINDS = ['list', 'member'] as const;
const RATE_MIN = -9_999;
const RATE_MAX = 50_000;

type Change = Parameters<typeof previewPrices>[0]['change'];
type Seen = { readonly codes: readonly string[]; readonly change: Change; readonly preview: PricesPreview };

/** A change of many prices: by how much and from when, looked at before it is done. */
export function BulkPrices({ bulk, zone }: { readonly bulk: ReturnType<typeof useBulk>; readonly zone: string }) {
  const t = useTranslations('goods');
  const { run, pending, trouble, setTrouble, change, codes } = bulk;
  const [kind, setKind] = useState<(typeof KINDS)[number]>('list');
  const [way, setWay] = useState<'rate' | 'amount'>('rate');
  const [by, setBy] = useState<number | null>(null);
  const [ending, setEnding] = useState<(typeof ENDINGS)[number]>('fen');
  const [from, setFrom] = useState('');
  const [keepFloor, setKeepFloor] = useState(true);
  const [reason, setReason] = useState('');
  const [seen, setSeen] = useState<Seen | null>(null);

  function look() {
    const isRate = way === 'rate';
    if (by === null || by === 0) return setTrouble(t('bulk.byMissing'));
    if (isRate && (by < RATE_MIN || by > RATE_MAX)) return setTrouble(t('bulk.rateWrong'));
    const said: Change = {
      act: 'price',
      kind,
      by: isRate ? { rateBp: by } : { fen: by },
      ending,
      from: instantIn(zone, from)?.toISOString() ?? null,
      keepFloor,
    };
    run(
      async () => {
        const chosen = await codes();
        if (!chosen.ok) return chosen;
        const answer = await previewPrices({ products: [...chosen.value], change: said });
        return answer.ok ? { ok: true, value: { codes: chosen.value, change: said, preview: answer.value } } : answer;
      },
      (value: Seen) => setSeen(value),
    );
  }
  function act({ codes: products, change: said, preview }: Seen) {
    if (reason.trim() === '') return setTrouble(t('bulk.reasonMissing'));
    change({ act: said, reason: reason.trim(), seen: preview.print }, products);
  }
  function back() {
    setSeen(null);
    setTrouble(null);
  }
  const errors = <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />;
  if (seen !== null)
    return (
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          act(seen);
        }}
      >
        {errors}
        <BulkPreview preview={seen.preview} />
        {seen.preview.moved === 0 ? null : (
          <Field label={t('bulk.reason')} help={t('bulk.reasonHelp')} required>
            <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} />
          </Field>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={back}>
            {t('bulk.back')}
          </Button>
          {seen.preview.moved === 0 ? null : (
            <Button type="submit" variant="primary" pending={pending}>
              {t('bulk.doPrices', { count: seen.preview.moved })}
            </Button>
          )}
        </div>
      </form>
    );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      {errors}
      <p className="text-dense text-muted">{t('bulk.pricesNote')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('price.kind')}>
          <NativeSelect
            value={kind}
            onChange={(event) => setKind(event.target.value === 'member' ? 'member' : 'list')}
            options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Field>
        <Field label={t('bulk.way')}>
          <NativeSelect
            value={way}
            onChange={(event) => {
              setWay(event.target.value === 'amount' ? 'amount' : 'rate');
              setBy(null);
            }}
            options={(['rate', 'amount'] as const).map((value) => ({ value, label: t(`bulk.ways.${value}`) }))}
          />
        </Field>
        <Field label={t('bulk.by')} help={t('bulk.byHelp')}>
          <NumberField scale={2} value={by} onChange={setBy} {...(way === 'rate' ? { unit: '%' } : { lead: '¥' })} />
        </Field>
        <Field label={t('bulk.ending')}>
          <NativeSelect
            value={ending}
            onChange={(event) => setEnding(ENDINGS.find((one) => one === event.target.value) ?? 'fen')}
            options={ENDINGS.map((value) => ({ value, label: t(`bulk.endings.${value}`) }))}
          />
        </Field>
        <Field label={t('price.from')} help={t('price.fromHelp', { zone })}>
          <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
      </div>
      <Checkbox
        checked={keepFloor}
        onCheckedChange={setKeepFloor}
        label={t('bulk.keepFloor')}
        detail={t('bulk.keepFloorHelp')}
      />
      <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
        {t('bulk.look')}
      </Button>
    </form>
  );
}
