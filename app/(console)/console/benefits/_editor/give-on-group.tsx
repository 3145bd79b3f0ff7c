'use client';
import { useTranslations } from 'next-intl';
import { CodesAt, InstantAt, useValue } from '@/components/editing/fields';
import { CodePicker } from '@/components/goods/code-picker';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberField } from '@/components/ui/number-field';
import { conditionOfOrders, type OrderWhen, ordersOf } from '@/lib/benefits/rules/order-when';
import type { Condition } from '@/lib/kernel/condition';
import { ChoiceAt, Group } from './parts';

const WAYS = ['registration', 'level_entry', 'period', 'birthday', 'dates', 'order', 'behaviour', 'claim'] as const;
const BEGIN: Readonly<Partial<Record<(typeof WAYS)[number], object>>> = {
  level_entry: { skipped: 'all' },
  birthday: { window: 'day' },
  dates: { dates: [] },
};

/** How it comes to members by itself, or may be claimed; by hand it may always be granted (S0-3.3). */
export function GiveOnGroup() {
  const t = useTranslations('benefits');
  const { value, set, error } = useValue('giveOn');
  const rules = (Array.isArray(value) ? value : []) as readonly { readonly on: string }[];
  const toggle = (on: (typeof WAYS)[number], is: boolean) =>
    set(is ? [...rules, { on, ...BEGIN[on] }] : rules.filter((rule) => rule.on !== on));
  return (
    <Group title={t('editor.giveOn')} note={t('editor.giveOnNote')}>
      {WAYS.map((on) => {
        const place = rules.findIndex((rule) => rule.on === on);
        const at = `giveOn.${place}`;
        return (
          <div key={on} className="grid gap-2">
            <Checkbox label={t(`on.${on}`)} checked={place >= 0} onCheckedChange={(is) => toggle(on, is)} />
            {place >= 0 ? <Details on={on} at={at} /> : null}
          </div>
        );
      })}
      {error === undefined ? null : <span className="text-dense text-danger sm:col-span-2">{error}</span>}
    </Group>
  );
}

/** What one way asks for beside itself. */
function Details({ on, at }: { readonly on: (typeof WAYS)[number]; readonly at: string }) {
  const t = useTranslations('benefits');
  const { zone } = useValue('giveOn');
  switch (on) {
    case 'level_entry':
      return (
        <ChoiceAt
          at={`${at}.skipped`}
          label={t('editor.skipped')}
          all={['all', 'none'] as const}
          name={(one) => t(`skipped.${one}`)}
        />
      );
    case 'birthday':
      return (
        <ChoiceAt
          at={`${at}.window`}
          label={t('editor.window')}
          all={['day', 'month'] as const}
          name={(one) => t(`window.${one}`)}
        />
      );
    case 'dates':
      return <CodesAt at={`${at}.dates`} label={t('editor.dates')} help={t('editor.datesHelp')} />;
    case 'behaviour':
      return <CodesAt at={`${at}.ways`} label={t('editor.ways')} help={t('editor.waysHelp')} />;
    case 'order':
      return <OrdersAt at={`${at}.when`} />;
    case 'claim':
      return (
        <>
          <InstantAt at={`${at}.from`} label={t('editor.claimFrom')} help={t('editor.zone', { zone })} />
          <InstantAt at={`${at}.to`} label={t('editor.claimTo')} />
        </>
      );
    case 'registration':
    case 'period':
      return null;
  }
}

/** Which paid orders bring it (S0-3.3): what was written elsewhere and says more is kept as it is. */
function OrdersAt({ at }: { readonly at: string }) {
  const t = useTranslations('benefits');
  const { value, set, error } = useValue(at);
  const form = ordersOf(value as Condition | null | undefined);
  if (form === null) return <p className="text-dense text-muted">{t('editor.ordersMore')}</p>;
  const change = (next: Partial<OrderWhen>) => set(conditionOfOrders({ ...form, ...next }));
  return (
    <>
      <Field label={t('editor.ordersFrom')} help={t('editor.emptyIsNone')} error={error}>
        <NumberField value={form.amount} scale={2} lead="¥" onChange={(amount) => change({ amount })} />
      </Field>
      <CodePicker
        what="stores"
        label={t('editor.ordersStores')}
        value={form.stores}
        onChange={(stores) => change({ stores })}
      />
      <Field label={t('editor.ordersChannels')} help={t('editor.channelsHelp')}>
        <Input
          defaultValue={form.channels.join(', ')}
          spellCheck={false}
          onChange={(event) => change({ channels: event.target.value.split(/[,，\s]+/).filter(Boolean) })}
        />
      </Field>
    </>
  );
}
