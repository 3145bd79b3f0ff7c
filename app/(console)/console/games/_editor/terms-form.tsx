'use client';
import { useTranslations } from 'next-intl';
import { InstantAt, NumberAt, TextAt, useValue } from '@/components/editing/fields';
import { useChoices } from '@/components/goods/use-choices';
import type { RewardChoices } from '@/components/rewards/rewards-editor';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { gameSkins, type SkinCode } from '@/lib/games/registry';
import { ChoiceAt, Group } from '../../benefits/_editor/parts';
import { ConditionFields } from '../../offers/_editor/condition-fields';
import { PrizesGroup } from './prizes-group';

const SKINS = gameSkins.all.map(({ code }) => code as SkinCode);

/** All that a game says, in groups. */
export function TermsForm({ rewards, ceiling }: { readonly rewards: RewardChoices; readonly ceiling: number }) {
  const t = useTranslations('games');
  return (
    <>
      <Group title={t('editor.basics')}>
        <TextAt at="name.zh" label={t('editor.nameZh')} />
        <TextAt at="name.en" label={t('editor.nameEn')} />
        <TextAt at="description.zh" label={t('editor.descriptionZh')} />
        <TextAt at="description.en" label={t('editor.descriptionEn')} />
        <ChoiceAt at="skin" label={t('editor.skin')} all={SKINS} name={(one) => t(`skin.${one}`)} />
        <span />
        <InstantAt at="from" label={t('editor.from')} />
        <InstantAt at="to" label={t('editor.to')} />
      </Group>
      <PrizesGroup rewards={rewards} ceiling={ceiling} />
      <Group title={t('editor.chances')} note={t('editor.chancesNote')}>
        <NumberAt at="chances.freePerDay" label={t('editor.freePerDay')} />
        <NumberAt at="chances.points" label={t('editor.points')} help={t('editor.pointsHelp')} />
        <NumberAt at="chances.perDay" label={t('editor.perDay')} help={t('editor.emptyIsUnlimited')} />
        <NumberAt at="chances.perMember" label={t('editor.perMember')} help={t('editor.emptyIsUnlimited')} />
      </Group>
      <Levels />
      <Group title={t('editor.where')} note={t('editor.whereNote')}>
        <ConditionFields at="audience.where" about="members" />
      </Group>
      <Group title={t('editor.rules')} note={t('editor.rulesNote')}>
        <LinesAt at="rules.zh" label={t('editor.rulesZh')} />
        <LinesAt at="rules.en" label={t('editor.rulesEn')} />
      </Group>
    </>
  );
}

function Levels() {
  const t = useTranslations('games');
  const { options } = useChoices('levels');
  const { value, set } = useValue('audience.levels');
  const chosen = (Array.isArray(value) ? value : []).map(String);
  return (
    <Group title={t('editor.levels')} note={t('editor.levelsNote')}>
      {options.map(({ value: level, label }) => (
        <Checkbox
          key={level}
          label={label}
          checked={chosen.includes(level)}
          onCheckedChange={(is) => set(is ? [...chosen, level] : chosen.filter((one) => one !== level))}
        />
      ))}
    </Group>
  );
}

function LinesAt({ at, label }: { readonly at: string; readonly label: string }) {
  const { value, set, error } = useValue(at);
  return (
    <Field label={label} error={error}>
      <Textarea rows={3} value={typeof value === 'string' ? value : ''} onChange={(event) => set(event.target.value)} />
    </Field>
  );
}
