'use client';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { instantOfWall, wallOf } from '@/components/editing/wall';
import { OnePicker } from '@/components/goods/code-picker';
import { useChoices } from '@/components/goods/use-choices';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Collapse } from '@/components/ui/collapse';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { NumberField } from '@/components/ui/number-field';
import { MEMBER, NOBODY, type TypedCart, type TypedLine } from './use-tried';

/** The cart of the calculator: goods, who buys, and, for those who ask, where and when. */
export function CartFields({
  typed,
  zone,
  onChange,
}: {
  readonly typed: TypedCart;
  readonly zone: string;
  readonly onChange: (next: TypedCart) => void;
}) {
  const t = useTranslations('offers');
  const { options: levels } = useChoices('levels');
  const { options: stores } = useChoices('stores');
  const put = (part: Partial<TypedCart>) => onChange({ ...typed, ...part });
  const putLine = (place: number, part: Partial<TypedLine>) =>
    put({ lines: typed.lines.map((line, at) => (at === place ? { ...line, ...part } : line)) });
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{t('try.cart')}</legend>
      {typed.lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the cart is what a line is known by
        <div key={place} className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1.6fr)_minmax(0,.7fr)_minmax(0,1fr)]">
            <div className="col-span-2 sm:col-span-1">
              <OnePicker
                what="skus"
                label={t('try.line', { place: place + 1 })}
                value={line.sku === '' ? null : line.sku}
                onChange={(sku) => putLine(place, { sku: sku ?? '' })}
              />
            </div>
            <Field label={t('try.quantity')}>
              <NumberField min={1} value={line.quantity} onChange={(quantity) => putLine(place, { quantity })} />
            </Field>
            <Field label={t('try.unitPrice')}>
              <NumberField
                scale={2}
                min={0}
                lead="¥"
                placeholder={t('try.listPrice')}
                value={line.unitPrice}
                onChange={(unitPrice) => putLine(place, { unitPrice })}
              />
            </Field>
          </div>
          <IconButton
            label={t('try.removeLine', { place: place + 1 })}
            icon={<Trash2 aria-hidden="true" />}
            tip="left"
            disabled={typed.lines.length === 1}
            onClick={() => put({ lines: typed.lines.toSpliced(place, 1) })}
          />
        </div>
      ))}
      <Button
        size="sm"
        variant="ghost"
        icon={<Plus aria-hidden="true" />}
        className="justify-self-start"
        onClick={() => put({ lines: [...typed.lines, { sku: '', quantity: 1, unitPrice: null }] })}
      >
        {t('try.addLine')}
      </Button>
      <div className="grid items-end gap-3 sm:grid-cols-2">
        <Field label={t('try.buyer')}>
          <NativeSelect
            value={typed.buyer}
            options={[
              { value: NOBODY, label: t('try.nobody') },
              ...levels.map(({ value, label }) => ({ value, label: t('try.ofLevel', { level: label }) })),
              { value: MEMBER, label: t('try.someone') },
            ]}
            onChange={(event) => put({ buyer: event.target.value })}
          />
        </Field>
        {typed.buyer === MEMBER ? (
          <Field label={t('try.member')} help={t('try.memberHelp')}>
            <Input value={typed.member} spellCheck={false} onChange={(event) => put({ member: event.target.value })} />
          </Field>
        ) : typed.buyer === NOBODY ? null : (
          <Checkbox
            label={t('try.isBirthday')}
            checked={typed.isBirthday}
            onCheckedChange={(isBirthday) => put({ isBirthday })}
          />
        )}
      </div>
      <Collapse summary={t('try.more')}>
        <div className="grid gap-3 py-1 text-ink sm:grid-cols-2">
          <Field label={t('try.store')}>
            <NativeSelect
              value={typed.storeCode}
              placeholder={t('try.noStore')}
              options={stores}
              onChange={(event) => put({ storeCode: event.target.value })}
            />
          </Field>
          <Field label={t('try.channel')}>
            <Input
              value={typed.channel}
              placeholder="store"
              spellCheck={false}
              onChange={(event) => put({ channel: event.target.value })}
            />
          </Field>
          <Field label={t('try.freight')}>
            <NumberField scale={2} min={0} lead="¥" value={typed.freight} onChange={(freight) => put({ freight })} />
          </Field>
          <Field label={t('try.at')} help={t('editor.zone', { zone })}>
            <Input
              type="datetime-local"
              value={wallOf(typed.at, zone)}
              onChange={(event) => put({ at: instantOfWall(event.target.value, zone) })}
            />
          </Field>
        </div>
      </Collapse>
    </fieldset>
  );
}
