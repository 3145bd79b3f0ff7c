'use client';
import { useTranslations } from 'next-intl';
import { CodesAt, InstantAt, NumberAt, TextAt, useEditing, useValue } from '@/components/editing/fields';
import { CodePicker } from '@/components/goods/code-picker';
import type { Picked } from '@/components/goods/use-choices';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { Switch } from '@/components/ui/switch';
import { Textarea } from '@/components/ui/textarea';
import { type BenefitField, FAMILIES } from '@/lib/benefits/kind';
import { benefitKinds } from '@/lib/benefits/registry';
import { PERIODS } from '@/lib/benefits/rules/terms';
import { ConditionFields } from '../../offers/_editor/condition-fields';
import { GiveOnGroup } from './give-on-group';
import { LevelsGroup } from './levels-group';
import { LimitGroup } from './limit-group';
import { ChoiceAt, Group } from './parts';
import { WhenGroup } from './when-group';

const GOODS = ['skus', 'categories', 'brands'] as const;
const STACKS = ['COMMON', 'EXCLUSIVE', 'ALWAYS'] as const;
const VALIDITIES = {
  period: {},
  days: { days: 30 },
  open: {},
  fixed: { from: null, to: null },
} as const;

/** All that a benefit says, in groups; the fields of its effect come from its kind. */
export function TermsForm() {
  const t = useTranslations('benefits');
  return (
    <>
      <Group title={t('editor.basics')}>
        <TextAt at="name.zh" label={t('editor.nameZh')} />
        <TextAt at="name.en" label={t('editor.nameEn')} />
        <TextAt at="description.zh" label={t('editor.descriptionZh')} />
        <TextAt at="description.en" label={t('editor.descriptionEn')} />
        <LinesAt at="howTo.zh" label={t('editor.howToZh')} />
        <LinesAt at="howTo.en" label={t('editor.howToEn')} />
      </Group>
      <EffectGroup />
      <LevelsGroup />
      <Group title={t('editor.audience')} note={t('editor.audienceNote')}>
        <ConditionFields at="where" about="members" />
      </Group>
      <GiveOnGroup />
      <ValidityGroup />
      <LimitGroup />
      <WhenGroup />
      <Group title={t('editor.where')}>
        <PickAt at="stores" label={t('editor.stores')} what="stores" />
        <CodesAt at="channels" label={t('editor.channels')} help={t('editor.channelsHelp')} />
        {(['include', 'exclude'] as const).map((side) =>
          GOODS.map((what) => (
            <PickAt
              key={`${side}.${what}`}
              at={`scope.${side}.${what}`}
              label={t(`editor.${side}`, { what: t(`goods.${what}`) })}
              what={what}
            />
          )),
        )}
      </Group>
      <ConditionsGroup />
      <Group title={t('editor.meeting')} note={t('editor.meetingNote')}>
        <ChoiceAt at="stacking.stack" label={t('editor.stack')} all={STACKS} name={(one) => t(`stack.${one}`)} />
        <TextAt at="stacking.group" label={t('editor.group')} help={t('editor.groupHelp')} isOptional />
        <NumberAt at="stacking.priority" label={t('editor.priority')} />
        <CodesAt at="stacking.tags" label={t('editor.tags')} />
        <CodesAt at="stacking.accepts" label={t('editor.accepts')} />
        <NumberAt at="cost.perUse" label={t('editor.cost')} as="money" help={t('editor.costHelp')} />
        <TextAt at="cost.budget" label={t('editor.budget')} help={t('editor.budgetHelp')} isOptional />
      </Group>
    </>
  );
}

/** Conditions of the cart are asked where it is priced: rights at a desk and coupons have none of their own. */
function ConditionsGroup() {
  const t = useTranslations('benefits');
  const kind = String(useValue('kind').value);
  if (!isOfferKind(kind)) return null;
  return (
    <Group title={t('editor.conditions')} note={t('editor.conditionsNote')}>
      <ConditionFields at="conditions" />
    </Group>
  );
}

/** Whether a kind acts on a cart. */
export function isOfferKind(code: string): boolean {
  const kind = benefitKinds.find(code);
  return kind?.effect(kind.example).as === 'offer';
}

function LinesAt({ at, label }: { readonly at: string; readonly label: string }) {
  const { value, set, error } = useValue(at);
  return (
    <Field label={label} error={error}>
      <Textarea rows={3} value={typeof value === 'string' ? value : ''} onChange={(event) => set(event.target.value)} />
    </Field>
  );
}

function PickAt({ at, label, what }: { readonly at: string; readonly label: string; readonly what: Picked }) {
  const { value, set, error } = useValue(at);
  const codes = Array.isArray(value) ? value.map(String) : [];
  return <CodePicker what={what} label={label} error={error} value={codes} onChange={set} />;
}

function EffectGroup() {
  const t = useTranslations('benefits');
  const editing = useEditing();
  const kind = String(useValue('kind').value);
  const params = useValue('params');
  const known = benefitKinds.find(kind);
  const options = FAMILIES.flatMap((family) =>
    benefitKinds.all
      .filter((one) => one.family === family)
      .map(({ code }) => ({
        value: code,
        label: `${t(`family.${family}`)} · ${t(`kindName.${code}` as 'kindName.ladder')}`,
      })),
  );
  // Another kind has other parameters: they begin as in its example, and shares of levels lose their own.
  const choose = (code: string) => {
    const levels = (editing.edited.levels as readonly Record<string, unknown>[] | undefined) ?? [];
    const bare = levels.map(({ params: _, ...rest }) => rest);
    const next = { ...editing.edited, kind: code, params: benefitKinds.find(code)?.example ?? {}, levels: bare };
    editing.change(isOfferKind(code) ? next : { ...next, conditions: null });
  };
  return (
    <Group title={t('editor.effect')}>
      <Field label={t('editor.kind')}>
        <NativeSelect value={kind} options={options} onChange={(event) => choose(event.target.value)} />
      </Field>
      <span className="text-dense text-danger">{params.error}</span>
      {Object.entries(known?.fields ?? {}).map(([name, field]) => (
        <ParamAt key={`${kind}.${name}`} at={`params.${name}`} name={name} field={field} />
      ))}
    </Group>
  );
}

function ParamAt({ at, name, field }: { readonly at: string; readonly name: string; readonly field: BenefitField }) {
  const t = useTranslations('benefits');
  const label = t(`field.${name}` as 'field.off');
  const help = field.optional ? t('editor.emptyIsNone') : undefined;
  switch (field.as) {
    case 'fen':
      return <NumberAt at={at} label={label} as="money" help={help} />;
    case 'rate':
    case 'times':
      return <NumberAt at={at} label={label} as="rate" help={help} />;
    case 'count':
      return <NumberAt at={at} label={label} />;
    case 'code':
      return <TextAt at={at} label={label} />;
    case 'codes':
      return name === 'skus' || name === 'categories' || name === 'brands' ? (
        <PickAt at={at} label={label} what={name} />
      ) : (
        <CodesAt at={at} label={label} />
      );
    case 'choice':
      return (
        <ChoiceAt
          at={at}
          label={label}
          all={field.of ?? []}
          name={(one) => t(`words.${one}` as 'words.member_events')}
        />
      );
    case 'flag':
      return <FlagAt at={at} label={label} />;
    case 'steps':
      return <StepsAt at={at} />;
  }
}

function FlagAt({ at, label }: { readonly at: string; readonly label: string }) {
  const { value, set } = useValue(at);
  return <Switch label={label} checked={value === true} onCheckedChange={set} />;
}

const STEPS = [0, 1, 2] as const;

/** Up to three steps of a ladder; a step that is emptied is none. */
function StepsAt({ at }: { readonly at: string }) {
  const t = useTranslations('benefits');
  const { value, set, error } = useValue(at);
  const steps = Array.isArray(value) ? value : [];
  return (
    <div className="grid gap-3 sm:col-span-2">
      {STEPS.filter((place) => place <= steps.length).map((place) => (
        <div key={place} className="grid gap-4 sm:grid-cols-2">
          {place < steps.length ? (
            <>
              <NumberAt at={`${at}.${place}.from`} label={t('field.from')} as="money" />
              <NumberAt at={`${at}.${place}.off`} label={t('field.off')} as="money" />
            </>
          ) : (
            <Checkbox label={t('editor.addStep')} checked={false} onCheckedChange={() => set([...steps, {}])} />
          )}
        </div>
      ))}
      {error === undefined ? null : <span className="text-dense text-danger">{error}</span>}
    </div>
  );
}

function ValidityGroup() {
  const t = useTranslations('benefits');
  const { value, set, error, zone } = useValue('validity');
  const type = String((value as { type?: unknown } | undefined)?.type ?? 'open');
  const types = Object.keys(VALIDITIES) as (keyof typeof VALIDITIES)[];
  return (
    <Group title={t('editor.validity')}>
      <ChoiceAt at="per" label={t('editor.per')} all={PERIODS} name={(one) => t(`per.${one}`)} />
      <Field label={t('editor.validityType')} error={error}>
        <NativeSelect
          value={type}
          options={types.map((one) => ({ value: one, label: t(`validityType.${one}`) }))}
          onChange={(event) =>
            set({ type: event.target.value, ...VALIDITIES[event.target.value as keyof typeof VALIDITIES] })
          }
        />
      </Field>
      {type === 'days' ? <NumberAt at="validity.days" label={t('editor.days')} /> : null}
      {type === 'fixed' ? (
        <>
          <InstantAt at="validity.from" label={t('editor.from')} help={t('editor.zone', { zone })} />
          <InstantAt at="validity.to" label={t('editor.to')} />
        </>
      ) : null}
    </Group>
  );
}
