'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { InstantAt, NumberAt, TextAt, useEditing, useValue } from '@/components/editing/fields';
import { CodePicker } from '@/components/goods/code-picker';
import type { Picked } from '@/components/goods/use-choices';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { Switch } from '@/components/ui/switch';
import type { CouponField } from '@/lib/coupons/kind';
import { couponKinds } from '@/lib/coupons/registry';

const GOODS = ['skus', 'categories', 'brands'] as const;
const STACKS = ['COMMON', 'EXCLUSIVE', 'ALWAYS'] as const;

/** All that a batch says, in groups; the fields of its effect come from its type. */
export function TermsForm() {
  const t = useTranslations('coupons');
  return (
    <div className="grid min-w-0 gap-4">
      <Group title={t('editor.basics')}>
        <TextAt at="name.zh" label={t('editor.nameZh')} />
        <TextAt at="name.en" label={t('editor.nameEn')} />
        <TextAt at="description.zh" label={t('editor.descriptionZh')} />
        <TextAt at="description.en" label={t('editor.descriptionEn')} />
      </Group>
      <EffectGroup />
      <IssueGroup />
      <ValidityGroup />
      <Group title={t('editor.who')}>
        <PickAt at="audience.levels" label={t('editor.levels')} what="levels" />
        <NumberAt at="audience.joinedWithinDays" label={t('editor.joined')} />
        <PickAt at="scope.stores" label={t('editor.stores')} what="stores" />
        {(['include', 'exclude'] as const).map((side) =>
          GOODS.map((what) => (
            <PickAt
              key={what}
              at={`scope.${side}.${what}`}
              label={t(`editor.${side}`, { what: t(`goods.${what}`) })}
              what={what}
            />
          )),
        )}
      </Group>
      <RulesGroup />
    </div>
  );
}

function Group({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <Card>
      <CardHeader title={title} note={note} />
      <div className="grid items-start gap-4 px-4 pb-4 sm:grid-cols-2">{children}</div>
    </Card>
  );
}

function EffectGroup() {
  const t = useTranslations('coupons');
  const kind = useValue('kind');
  const params = useValue('params');
  const known = couponKinds.find(String(kind.value));
  return (
    <Group title={t('editor.effect')}>
      <KindSelect />
      <span className="text-dense text-danger">{params.error}</span>
      {Object.entries(known?.fields ?? {}).map(([name, field]) => (
        <ParamAt key={`${String(kind.value)}.${name}`} name={name} field={field} />
      ))}
    </Group>
  );
}

function KindSelect() {
  const t = useTranslations('coupons');
  const { value, error } = useValue('kind');
  const editing = useEditing();
  return (
    <Field label={t('editor.kind')} error={error}>
      <NativeSelect
        value={String(value)}
        options={couponKinds.all.map(({ code }) => ({ value: code, label: t(`typeName.${code}` as 'typeName.gift') }))}
        onChange={(event) => editing.change({ ...editing.edited, ...beginOf(event.target.value) })}
      />
    </Field>
  );
}

/** Another type has other parameters: they begin as in its example. */
const beginOf = (code: string) => ({ kind: code, params: couponKinds.find(code)?.example ?? {} });

function ParamAt({ name, field }: { readonly name: string; readonly field: CouponField }) {
  const t = useTranslations('coupons');
  const label = t(`field.${name}` as 'field.off');
  const at = `params.${name}`;
  switch (field.as) {
    case 'fen':
      return <NumberAt at={at} label={label} as="money" help={field.optional ? t('editor.emptyIsNone') : undefined} />;
    case 'rate':
      return <NumberAt at={at} label={label} as="rate" />;
    case 'count':
      return <NumberAt at={at} label={label} />;
    case 'sku':
      return <TextAt at={at} label={label} />;
    case 'categories':
    case 'brands':
      return <PickAt at={at} label={label} what={field.as} />;
  }
}

function PickAt({ at, label, what }: { readonly at: string; readonly label: string; readonly what: Picked }) {
  const { value, set, error } = useValue(at);
  const codes = Array.isArray(value) ? value.map(String) : [];
  return <CodePicker what={what} label={label} error={error} value={codes} onChange={set} />;
}

function IssueGroup() {
  const t = useTranslations('coupons');
  const { value, set, zone } = useValue('isOpen');
  const none = t('editor.emptyIsNone');
  return (
    <Group title={t('editor.issue')}>
      <NumberAt at="total" label={t('editor.total')} help={none} />
      <NumberAt at="perMember" label={t('editor.perMember')} help={none} />
      <NumberAt at="perDay" label={t('editor.perDay')} help={none} />
      <Switch
        label={t('editor.isOpen')}
        detail={t('editor.isOpenNote')}
        checked={value !== false}
        onCheckedChange={set}
      />
      <InstantAt at="claimFrom" label={t('editor.claimFrom')} help={t('editor.zone', { zone })} />
      <InstantAt at="claimTo" label={t('editor.claimTo')} help={none} />
    </Group>
  );
}

const VALIDITIES = { days: { days: 30 }, midnight: { days: 7 }, fixed: { from: null, to: null } } as const;

function ValidityGroup() {
  const t = useTranslations('coupons');
  const { value, error } = useValue('validity.type');
  const whole = useValue('validity');
  const type = value === 'fixed' || value === 'midnight' ? value : 'days';
  return (
    <Group title={t('editor.validity')}>
      <Field label={t('editor.validity')} error={error ?? whole.error}>
        <NativeSelect
          value={type}
          options={(['days', 'midnight', 'fixed'] as const).map((one) => ({
            value: one,
            label: t(`editor.type.${one}`),
          }))}
          onChange={(event) => {
            const next = event.target.value as keyof typeof VALIDITIES;
            whole.set({ type: next, ...VALIDITIES[next] });
          }}
        />
      </Field>
      {type === 'fixed' ? (
        <>
          <InstantAt at="validity.from" label={t('editor.from')} />
          <InstantAt at="validity.to" label={t('editor.to')} />
        </>
      ) : (
        <NumberAt at="validity.days" label={t('editor.days')} />
      )}
    </Group>
  );
}

function RulesGroup() {
  const t = useTranslations('coupons');
  const stack = useValue('stacking.stack');
  const returns = useValue('returning.reinstate');
  return (
    <Group title={t('editor.rules')}>
      <Field label={t('editor.stack')}>
        <NativeSelect
          value={typeof stack.value === 'string' ? stack.value : 'COMMON'}
          options={STACKS.map((one) => ({ value: one, label: t(`stack.${one}`) }))}
          onChange={(event) => stack.set(event.target.value)}
        />
      </Field>
      <TextAt at="budget.owner" label={t('editor.owner')} />
      <NumberAt at="budget.limit" label={t('editor.budget')} as="money" help={t('editor.emptyIsNone')} />
      <Switch label={t('editor.reinstate')} checked={returns.value !== false} onCheckedChange={returns.set} />
      <NumberAt at="returning.daysMin" label={t('editor.daysMin')} />
    </Group>
  );
}
