'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import type { LevelScheme, LevelWindow } from '@/lib/levels/schema';
import { readNoticeDays } from './notice-days';

/** What a version says beside its levels: validity, windows, grace, and what a drop means. */
export type Settings = Omit<LevelScheme, 'levels'>;

const KINDS = ['LIFETIME', 'ROLLING_DAYS', 'CALENDAR_YEAR', 'SINCE_LEVEL_START'] as const;
const YEAR = 365;

/** The settings of the draft. */
export function SettingsFields({
  value,
  onChange,
}: {
  readonly value: Settings;
  readonly onChange: (next: Settings) => void;
}) {
  const t = useTranslations('levels');
  const set = (part: Partial<Settings>) => onChange({ ...value, ...part });
  const number = (name: 'validityMonths' | 'graceDays' | 'renewAheadDays', min: number, max: number) => (
    <Field label={t(`setting.${name}`)}>
      <NumberField
        min={min}
        max={max}
        unit={t(name === 'validityMonths' ? 'editor.months' : 'editor.days')}
        value={value[name]}
        onChange={(next) => set({ [name]: next ?? min })}
      />
    </Field>
  );
  const window = (name: 'reachWindow' | 'keepWindow') => (
    <div className="grid gap-3">
      <Field label={t(`setting.${name}`)}>
        <Select
          value={value[name].kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`editor.window.${kind}`) }))}
          onChange={(kind) => set({ [name]: windowOf(kind as LevelWindow['kind']) })}
        />
      </Field>
      {value[name].kind === 'ROLLING_DAYS' ? (
        <Field label={t('editor.windowDays')}>
          <NumberField
            min={1}
            max={3_650}
            unit={t('editor.days')}
            value={value[name].days}
            onChange={(days) => set({ [name]: { kind: 'ROLLING_DAYS', days: days ?? YEAR } })}
          />
        </Field>
      ) : null}
    </div>
  );
  return (
    <div className="grid items-start gap-3 px-4 pb-4 sm:grid-cols-2 lg:grid-cols-3">
      {number('validityMonths', 1, 120)}
      {number('graceDays', 0, 366)}
      {number('renewAheadDays', 0, 366)}
      {window('reachWindow')}
      {window('keepWindow')}
      <Field label={t('setting.onDrop')}>
        <Select
          value={value.onDrop}
          options={(['STEP_DOWN', 'REASSESS'] as const).map((one) => ({ value: one, label: t(`onDrop.${one}`) }))}
          onChange={(onDrop) => set({ onDrop: onDrop as Settings['onDrop'] })}
        />
      </Field>
      <NoticeDays days={value.noticeDays} onChange={(noticeDays) => set({ noticeDays })} />
    </div>
  );
}

/** When members hear of a drop ahead of them, typed as a list of days; what is no list is said and changes nothing. */
function NoticeDays({
  days,
  onChange,
}: {
  readonly days: readonly number[];
  readonly onChange: (days: number[]) => void;
}) {
  const t = useTranslations('levels');
  const [text, setText] = useState(days.join(', '));
  const isWrong = readNoticeDays(text) === null;
  return (
    <Field
      label={t('setting.noticeDays')}
      help={t('editor.noticeHelp')}
      error={isWrong ? t('editor.noticeTrouble') : undefined}
    >
      <Input
        inputMode="numeric"
        data-unread={isWrong || undefined}
        value={text}
        maxLength={60}
        onChange={(event) => {
          setText(event.target.value);
          const read = readNoticeDays(event.target.value);
          if (read !== null) onChange(read);
        }}
      />
    </Field>
  );
}

const windowOf = (kind: LevelWindow['kind']): LevelWindow =>
  kind === 'ROLLING_DAYS' ? { kind, days: YEAR } : { kind };
