'use client';
import { useTranslations } from 'next-intl';
import { InstantAt, NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { CodePicker } from '@/components/goods/code-picker';
import { type RewardChoices, RewardsEditor, type WrittenReward } from '@/components/rewards/rewards-editor';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { Switch } from '@/components/ui/switch';
import { Group } from '../../benefits/_editor/parts';
import { ConditionFields } from '../../offers/_editor/condition-fields';
import { QuestionsGroup } from './questions-group';

const REWARDS_MAX = 5;
const DAYS = 14;
const TRIGGERS = ['once', 'order'] as const;

/** All that a survey says, in groups. */
export function TermsForm({
  rewards,
  isPublished,
}: {
  readonly rewards: RewardChoices;
  /** When it is answered, and whether by name, stay what they were published as. */
  readonly isPublished: boolean;
}) {
  const t = useTranslations('surveys');
  return (
    <>
      <Group title={t('editor.basics')} note={t('editor.languages')}>
        <TextAt at="name.zh" label={t('editor.nameZh')} />
        <TextAt at="name.en" label={t('editor.nameEn')} />
        <TextAt at="description.zh" label={t('editor.descriptionZh')} />
        <TextAt at="description.en" label={t('editor.descriptionEn')} />
        <InstantAt at="from" label={t('editor.from')} />
        <InstantAt at="to" label={t('editor.to')} help={t('editor.toHelp')} />
      </Group>
      <QuestionsGroup />
      <HowGroup isPublished={isPublished} />
      <Group title={t('editor.who')} note={t('editor.whoNote')}>
        <LevelsAt />
        <ConditionFields at="audience.where" about="members" />
      </Group>
      <RewardGroup rewards={rewards} />
    </>
  );
}

function HowGroup({ isPublished }: { readonly isPublished: boolean }) {
  const t = useTranslations('surveys');
  const { value, set } = useValue('trigger');
  const anonymous = useValue('isAnonymous');
  const as = (value as { readonly as?: string } | null)?.as ?? 'once';
  return (
    <Group title={t('editor.how')} note={isPublished ? t('editor.howFixed') : undefined}>
      <Field label={t('editor.trigger')}>
        <NativeSelect
          value={as}
          options={TRIGGERS.map((one) => ({ value: one, label: t(`trigger.${one}`) }))}
          disabled={isPublished}
          onChange={({ target }) => set(target.value === 'order' ? { as: 'order', withinDays: DAYS } : { as: 'once' })}
        />
      </Field>
      {as === 'order' ? <NumberAt at="trigger.withinDays" label={t('editor.withinDays')} /> : <span />}
      <div className="sm:col-span-2">
        <Switch
          label={t('editor.isAnonymous')}
          detail={t('editor.isAnonymousNote')}
          checked={anonymous.value === true}
          disabled={isPublished}
          onCheckedChange={anonymous.set}
        />
      </div>
    </Group>
  );
}

function LevelsAt() {
  const t = useTranslations('surveys');
  const { value, set, error } = useValue('audience.levels');
  const codes = Array.isArray(value) ? value.map(String) : [];
  return <CodePicker what="levels" label={t('editor.levels')} error={error} value={codes} onChange={set} />;
}

function RewardGroup({ rewards }: { readonly rewards: RewardChoices }) {
  const t = useTranslations('surveys');
  const { value, set, error } = useValue('rewards');
  return (
    <Group title={t('editor.rewards')} note={t('editor.rewardsNote')}>
      <div className="grid gap-2 sm:col-span-2">
        <RewardsEditor
          value={Array.isArray(value) ? (value as readonly WrittenReward[]) : []}
          onChange={set}
          choices={rewards}
          max={REWARDS_MAX}
        />
        {error === undefined ? null : <p className="text-dense text-danger">{error}</p>}
      </div>
      <TextAt at="thanks.zh" label={t('editor.thanksZh')} help={t('editor.thanksHelp')} />
      <TextAt at="thanks.en" label={t('editor.thanksEn')} />
    </Group>
  );
}
