'use client';
import { useTranslations } from 'next-intl';
import { InstantAt, NumberAt, TextAt, useEditing, useValue } from '@/components/editing/fields';
import { CodePicker } from '@/components/goods/code-picker';
import { type RewardChoices, RewardsEditor, type WrittenReward } from '@/components/rewards/rewards-editor';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NativeSelect } from '@/components/ui/native-select';
import { Switch } from '@/components/ui/switch';
import type { TaskField } from '@/lib/tasks/kind';
import { taskKinds } from '@/lib/tasks/registry';
import { CLAIMS, GROUPS, PERS } from '@/lib/tasks/rules/terms';
import { ChoiceAt, Group } from '../../benefits/_editor/parts';
import { ConditionFields } from '../../offers/_editor/condition-fields';

type Option = { readonly value: string; readonly label: string };

/** All that a task says, in groups; the fields of what is asked come from its kind. */
export function TaskForm({
  rewards,
  before,
  isPublished,
}: {
  readonly rewards: RewardChoices;
  readonly before: readonly Option[];
  /** What a task asks and how often stay what they were published as. */
  readonly isPublished: boolean;
}) {
  const t = useTranslations('tasks');
  return (
    <>
      <Group title={t('editor.basics')}>
        <TextAt at="name.zh" label={t('editor.nameZh')} />
        <TextAt at="name.en" label={t('editor.nameEn')} />
        <TextAt at="description.zh" label={t('editor.descriptionZh')} />
        <TextAt at="description.en" label={t('editor.descriptionEn')} />
        <ChoiceAt at="group" label={t('column.group')} all={GROUPS} name={(one) => t(`group.${one}`)} />
        <NumberAt at="place" label={t('editor.place')} help={t('editor.placeHelp')} isOptional />
      </Group>
      <AskGroup isPublished={isPublished} />
      <WhenGroup />
      <Group title={t('editor.who')} note={t('editor.whoNote')}>
        <LevelsAt />
        <BeforeAt before={before} />
        <ConditionFields at="audience.when" />
      </Group>
      <RewardGroup rewards={rewards} />
    </>
  );
}

function AskGroup({ isPublished }: { readonly isPublished: boolean }) {
  const t = useTranslations('tasks');
  const { edited, change } = useEditing();
  const kind = String(useValue('kind').value);
  const known = taskKinds.find(kind);
  // Another kind has other parameters: they begin as in its example.
  const choose = (code: string) => {
    const next = taskKinds.find(code);
    const only = next?.target(next.example) ?? null;
    const fixed = only === null ? {} : { target: only };
    const once = next?.stands !== null || code === 'first_order' ? { per: 'once' } : {};
    change({ ...edited, kind: code, params: next?.example ?? {}, ...fixed, ...once });
  };
  const kinds = taskKinds.all.map(({ code }) => ({ value: code, label: t(`kind.${code as 'review'}`) }));
  return (
    <Group title={t('editor.ask')} note={isPublished ? t('editor.askFixed') : undefined}>
      <Field label={t('editor.kind')}>
        <NativeSelect
          value={kind}
          options={kinds}
          disabled={isPublished}
          onChange={(event) => choose(event.target.value)}
        />
      </Field>
      {Object.entries(known?.fields ?? {}).map(([name, field]) => (
        <ParamAt key={`${kind}.${name}`} name={name} field={field} />
      ))}
      <NumberAt at="target" label={t('editor.target')} {...(known?.unit === 'fen' ? { as: 'money' as const } : {})} />
      {isPublished ? null : <ChoiceAt at="per" label={t('column.per')} all={PERS} name={(one) => t(`per.${one}`)} />}
      <NumberAt
        at="dailyMax"
        label={t('editor.dailyMax')}
        help={t('editor.dailyMaxHelp')}
        isOptional
        {...(known?.unit === 'fen' ? { as: 'money' as const } : {})}
      />
    </Group>
  );
}

function ParamAt({ name, field }: { readonly name: string; readonly field: TaskField }) {
  const t = useTranslations('tasks');
  const at = `params.${name}`;
  const label = t(`field.${name}` as 'field.from');
  const help = field.optional ? t('editor.emptyIsAll') : undefined;
  switch (field.as) {
    case 'fen':
      return <NumberAt at={at} label={label} as="money" />;
    case 'count':
      return <NumberAt at={at} label={label} />;
    case 'code':
      return <TextAt at={at} label={label} {...(help === undefined ? {} : { help, isOptional: true })} />;
    case 'choice':
      return (
        <ChoiceAt at={at} label={label} all={field.of ?? []} name={(one) => t(`page.${one.slice(1)}` as 'page.shop')} />
      );
    case 'choices':
      return <ChoicesAt at={at} label={label} of={field.of ?? []} />;
  }
}

function ChoicesAt({ at, label, of }: { readonly at: string; readonly label: string; readonly of: readonly string[] }) {
  const t = useTranslations('tasks');
  const { edited, change } = useEditing();
  const { value, error } = useValue(at);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const toggle = (one: string, isOn: boolean) => {
    const fields = of.filter((name) => (name === one ? isOn : chosen.includes(name)));
    change({ ...edited, params: { fields }, target: Math.max(1, fields.length) });
  };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-dense font-medium">{label}</legend>
      {of.map((one) => (
        <Checkbox
          key={one}
          label={t(`profile.${one as 'name'}`)}
          checked={chosen.includes(one)}
          onCheckedChange={(isOn) => toggle(one, isOn)}
        />
      ))}
      {error === undefined ? null : <span className="text-dense text-danger">{error}</span>}
    </fieldset>
  );
}

function WhenGroup() {
  const t = useTranslations('tasks');
  const { value, set, error, zone } = useValue('window');
  const isLimited = value !== null && value !== undefined;
  return (
    <Group title={t('editor.window')} note={t('editor.zone', { zone })}>
      <div className="sm:col-span-2">
        <Switch
          label={t('editor.isLimited')}
          checked={isLimited}
          onCheckedChange={(isOn) => set(isOn ? { from: null, to: null } : null)}
        />
        {error === undefined ? null : <p className="mt-1 text-dense text-danger">{error}</p>}
      </div>
      {isLimited ? (
        <>
          <InstantAt at="window.from" label={t('editor.from')} />
          <InstantAt at="window.to" label={t('editor.to')} help={t('editor.toHelp')} />
        </>
      ) : null}
    </Group>
  );
}

function LevelsAt() {
  const t = useTranslations('tasks');
  const { value, set, error } = useValue('audience.levels');
  const codes = Array.isArray(value) ? value.map(String) : [];
  return <CodePicker what="levels" label={t('editor.levels')} error={error} value={codes} onChange={set} />;
}

function BeforeAt({ before }: { readonly before: readonly Option[] }) {
  const t = useTranslations('tasks');
  const { value, set } = useValue('prerequisites');
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1 text-dense font-medium">{t('editor.prerequisites')}</legend>
      {before.length === 0 ? <p className="text-dense text-muted">{t('editor.noneBefore')}</p> : null}
      {before.map((one) => (
        <Checkbox
          key={one.value}
          label={one.label}
          checked={chosen.includes(one.value)}
          onCheckedChange={(isOn) => set(isOn ? [...chosen, one.value] : chosen.filter((other) => other !== one.value))}
        />
      ))}
    </fieldset>
  );
}

function RewardGroup({ rewards }: { readonly rewards: RewardChoices }) {
  const t = useTranslations('tasks');
  const { value, set, error } = useValue('rewards');
  const takeBack = useValue('takeBack');
  return (
    <Group title={t('editor.rewards')}>
      <div className="grid gap-2 sm:col-span-2">
        <RewardsEditor
          value={Array.isArray(value) ? (value as readonly WrittenReward[]) : []}
          onChange={set}
          choices={rewards}
          max={5}
        />
        {error === undefined ? null : <p className="text-dense text-danger">{error}</p>}
      </div>
      <ChoiceAt at="claim" label={t('editor.claim')} all={CLAIMS} name={(one) => t(`claim.${one}`)} />
      <NumberAt at="claimDays" label={t('editor.claimDays')} help={t('editor.claimDaysHelp')} isOptional />
      <Switch label={t('editor.takeBack')} checked={takeBack.value !== false} onCheckedChange={takeBack.set} />
    </Group>
  );
}
