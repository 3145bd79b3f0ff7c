'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { InstantAt, NumberAt, TextAt, useEditing, useValue, CodesAt as WordsAt } from '@/components/editing/fields';
import { Card, CardHeader } from '@/components/ui/card';
import { Collapse } from '@/components/ui/collapse';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { offerKinds } from '@/lib/pricing/registry';
import { CHOICES } from '@/lib/pricing/rules/describe-offer';
import { formOf } from '@/lib/pricing/rules/form';
import { ConditionFields } from './condition-fields';
import { CodesAt, KindFields } from './kind-fields';

const STACKS = ['COMMON', 'EXCLUSIVE', 'ALWAYS'] as const;
const BASES = ['NET_BEFORE', 'INITIAL', 'NET_AFTER'] as const;
const SIDES = ['include', 'exclude'] as const;

/** All that an offer says, in groups; what its kind asks for is drawn from the kind's schema. */
export function OfferForm({ isNew }: { readonly isNew: boolean }) {
  const t = useTranslations('offers');
  const none = t('editor.emptyIsNone');
  return (
    <div className="grid min-w-0 gap-4">
      <Group title={t('editor.basics')}>
        {isNew ? <TextAt at="code" label={t('editor.code')} help={t('editor.codeRule')} /> : null}
        <span className="hidden sm:block" />
        <TextAt at="terms.name.zh" label={t('editor.nameZh')} />
        <TextAt at="terms.name.en" label={t('editor.nameEn')} />
      </Group>
      <EffectGroup isNew={isNew} />
      <Group title={t('editor.goods')} note={t('editor.goodsNote')}>
        {SIDES.map((side) => (
          <GoodsSide key={side} side={side} />
        ))}
      </Group>
      <Group title={t('condition.title')} note={t('condition.note')}>
        <ConditionFields at="terms.conditions" />
      </Group>
      <Group title={t('editor.beside')} note={t('editor.besideNote')}>
        <SelectAt at="terms.stack" label={t('editor.stack')} choices={STACKS} words="stack" />
        <NumberAt at="terms.priority" label={t('column.priority')} help={t('editor.priorityHelp')} isOptional />
        <TextAt at="terms.group" label={t('editor.group')} help={t('editor.groupHelp')} isOptional />
        <SelectAt at="terms.basis" label={t('editor.basis')} choices={BASES} words="basis" />
        <WordsAt at="terms.tags" label={t('editor.tags')} help={t('editor.tagsHelp')} />
        <WordsAt at="terms.accepts" label={t('editor.accepts')} help={t('editor.acceptsHelp')} />
      </Group>
      <Group title={t('editor.limits')} note={t('editor.limitsNote')}>
        <NumberAt at="terms.stock.total" label={t('editor.stockTotal')} help={none} />
        <NumberAt at="terms.stock.perMember" label={t('editor.stockEach')} help={none} />
        <WordsAt at="terms.budgets" label={t('editor.budgets')} help={t('editor.codesHelp')} />
      </Group>
      <Group title={t('column.period')} note={t('editor.periodNote')}>
        <InstantAt at="startsAt" label={t('editor.from')} help={none} />
        <InstantAt at="endsAt" label={t('editor.to')} help={none} />
      </Group>
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

function EffectGroup({ isNew }: { readonly isNew: boolean }) {
  const t = useTranslations('offers');
  const { edited, change } = useEditing();
  const terms = (edited.terms ?? {}) as Readonly<Record<string, unknown>>;
  const known = offerKinds.find(String(terms.kind));
  const params = useValue('terms.params');
  // Coupons stand in a layer of their own and are written with their batch.
  const layers = (known?.layers ?? []).filter((one) => one !== 'coupon');
  const isDiscount = layers.some((one) => one === 'line' || one === 'order');
  function choose(code: string) {
    const next = offerKinds.find(code);
    const layer = next?.layers.find((one) => one !== 'coupon');
    change({ ...edited, terms: { ...terms, kind: code, params: next?.example ?? {}, layer } });
  }
  return (
    <Group title={t('editor.effect')}>
      <Field label={t('editor.kind')} help={isNew ? undefined : t('editor.kindHelp')}>
        <NativeSelect
          value={String(terms.kind)}
          options={offerKinds.all
            .filter((kind) => kind.layers.some((one) => one !== 'coupon'))
            .map(({ code }) => ({ value: code, label: t(`kind.${code}` as 'kind.ladder') }))}
          onChange={(event) => choose(event.target.value)}
        />
      </Field>
      {layers.length > 1 ? (
        <SelectAt at="terms.layer" label={t('column.layer')} choices={layers} words="layer" />
      ) : (
        <span className="hidden sm:block" />
      )}
      {params.error === undefined ? null : <p className="text-dense text-danger sm:col-span-2">{params.error}</p>}
      {known === undefined ? null : <KindFields key={known.code} at="terms.params" fields={formOf(known)} />}
      {isDiscount ? (
        <NumberAt at="terms.caps.max" label={t('editor.max')} as="money" help={t('editor.emptyIsNone')} />
      ) : null}
    </Group>
  );
}

function GoodsSide({ side }: { readonly side: 'include' | 'exclude' }) {
  const t = useTranslations('offers');
  const { value } = useValue(`terms.scope.${side}`);
  const isSaid = Object.values(value ?? {}).some((one) => Array.isArray(one) && one.length > 0);
  return (
    <Collapse summary={t(`editor.${side}`)} open={isSaid} className="sm:col-span-2">
      <div className="grid items-start gap-4 py-2 text-ink sm:grid-cols-2">
        {CHOICES.map((what) =>
          what === 'tags' ? (
            <WordsAt key={what} at={`terms.scope.${side}.tags`} label={t('goods.tags')} help={t('editor.codesHelp')} />
          ) : (
            <CodesAt key={what} at={`terms.scope.${side}.${what}`} label={t(`goods.${what}`)} what={what} />
          ),
        )}
      </div>
    </Collapse>
  );
}

function SelectAt({
  at,
  label,
  choices,
  words,
}: {
  readonly at: string;
  readonly label: string;
  readonly choices: readonly string[];
  readonly words: 'stack' | 'basis' | 'layer';
}) {
  const t = useTranslations('offers');
  const { value, set, error } = useValue(at);
  return (
    <Field label={label} error={error}>
      <NativeSelect
        value={typeof value === 'string' ? value : choices[0]}
        options={choices.map((one) => ({ value: one, label: t(`${words}.${one}` as 'stack.COMMON') }))}
        onChange={(event) => set(event.target.value)}
      />
    </Field>
  );
}
