'use client';
import { useLocale, useTranslations } from 'next-intl';
import { NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { CodePicker } from '@/components/goods/code-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { Textarea } from '@/components/ui/textarea';
import type { CampaignPage } from '@/lib/campaigns';
import { GOALS } from '@/lib/campaigns/kind';
import { campaignKinds } from '@/lib/campaigns/registry';
import { UNUSED } from '@/lib/campaigns/rules/terms';
import { SMALL } from '@/lib/kernel/small';
import { ChoiceAt, Group } from '../../benefits/_editor/parts';
import { ConditionFields } from '../../offers/_editor/condition-fields';
import { BudgetMeter } from './budget-meter';
import type { CheckedView } from './use-autosave';

/** What the campaign is and what it is for (S0-5.2). */
export function GoalStep() {
  const t = useTranslations('campaigns');
  const locale = useLocale();
  const types = campaignKinds.all.map(({ code }) => code);
  const nameOf = (code: string) => {
    const name = campaignKinds.find(code)?.name;
    return (locale === 'en' ? name?.en : name?.zh) ?? code;
  };
  return (
    <Group title={t('step.goal')} note={t('wizard.goalNote')}>
      <ChoiceAt at="type" label={t('column.type')} all={types} name={nameOf} />
      <ChoiceAt at="goal" label={t('column.goal')} all={GOALS} name={(one) => t(`goal.${one}`)} />
      <TextAt at="name.zh" label={t('field.nameZh')} />
      <TextAt at="name.en" label={t('field.nameEn')} />
    </Group>
  );
}

/** Who it is for, and in which stores its offers count. */
export function AudienceStep({ members }: { readonly members: CampaignPage['members'] }) {
  const t = useTranslations('campaigns');
  const { value, set, error } = useValue('stores');
  const stores = Array.isArray(value) ? value.map(String) : [];
  return (
    <>
      <Group title={t('field.audience')} note={t('wizard.audienceNote')}>
        <ConditionFields at="audience" about="members" />
        <p className="text-sm font-medium sm:col-span-2" aria-live="polite">
          {members === null
            ? t('wizard.everybody')
            : members === 'few'
              ? t('wizard.few', { count: SMALL })
              : t('wizard.members', { count: members })}
        </p>
      </Group>
      <Group title={t('field.stores')} note={t('wizard.storesNote')}>
        <CodePicker
          what="stores"
          label={t('field.stores')}
          placeholder={t('wizard.allStores')}
          error={error}
          value={stores}
          onChange={set}
        />
      </Group>
    </>
  );
}

/** What it may cost, what becomes of what is left, and what staff do when something goes wrong. */
export function BudgetStep({
  budgets,
  bar,
}: {
  readonly budgets: readonly { readonly value: string; readonly label: string }[];
  readonly bar: CheckedView['budget'];
}) {
  const t = useTranslations('campaigns');
  const { value, set, error } = useValue('budget');
  const known =
    typeof value === 'string' && !budgets.some((one) => one.value === value) ? [{ value, label: value }] : [];
  return (
    <>
      <Group title={t('step.budget')} note={t('wizard.budgetNote')}>
        <Field label={t('field.budget')} help={t('field.budgetHelp')} error={error}>
          <NativeSelect
            value={typeof value === 'string' ? value : ''}
            options={[{ value: '', label: t('field.noBudget') }, ...budgets, ...known]}
            onChange={(event) => set(event.target.value === '' ? null : event.target.value)}
          />
        </Field>
        <div className="self-center">{bar === null ? null : <BudgetMeter bar={bar} />}</div>
      </Group>
      <Group title={t('field.stop')} note={t('wizard.stopNote')}>
        <NumberAt at="stop.warnAt" label={t('field.warnAt')} help={t('field.warnAtHelp')} />
        <NumberAt at="stop.pauseAt" label={t('field.pauseAt')} help={t('field.pauseAtHelp')} />
        <DayAt at="stop.before" label={t('field.stopBefore')} help={t('field.stopBeforeHelp')} isOptional />
        <NumberAt at="stop.refusedBp" label={t('field.refusedBp')} help={t('field.refusedBpHelp')} as="rate" />
      </Group>
      <Group title={t('field.after')}>
        <ChoiceAt at="unused" label={t('field.unused')} all={UNUSED} name={(one) => t(`unused.${one}`)} />
        <TextAreaAt at="plan" label={t('field.plan')} help={t('field.planHelp')} />
      </Group>
    </>
  );
}

/** What members read, when it warms up and runs, and what material there is. */
export function ReachStep() {
  const t = useTranslations('campaigns');
  return (
    <>
      <Group title={t('field.days')} note={t('wizard.daysNote')}>
        <div className="grid gap-4 sm:col-span-2 sm:grid-cols-3">
          <DayAt at="days.warmFrom" label={t('field.warmFrom')} help={t('field.warmFromHelp')} isOptional />
          <DayAt at="days.from" label={t('field.from')} />
          <DayAt at="days.to" label={t('field.to')} help={t('field.toHelp')} />
        </div>
      </Group>
      <Group title={t('field.copy')} note={t('wizard.copyNote')}>
        <TextAreaAt at="copy.zh" label={t('field.copyZh')} />
        <TextAreaAt at="copy.en" label={t('field.copyEn')} />
        <div className="sm:col-span-2">
          <TextAreaAt at="materials" label={t('field.materials')} help={t('field.materialsHelp')} />
        </div>
      </Group>
    </>
  );
}

type At = { readonly at: string; readonly label: string; readonly help?: string };

function TextAreaAt({ at, label, help }: At) {
  const { value, set, error } = useValue(at);
  return (
    <Field label={label} help={help} error={error}>
      <Textarea rows={3} value={typeof value === 'string' ? value : ''} onChange={(event) => set(event.target.value)} />
    </Field>
  );
}

function DayAt({ at, label, help, isOptional = false }: At & { readonly isOptional?: boolean }) {
  const { value, set, error } = useValue(at);
  return (
    <Field label={label} help={help} error={error}>
      <Input
        type="date"
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => set(isOptional && event.target.value === '' ? null : event.target.value)}
      />
    </Field>
  );
}
