'use client';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { sayRule } from '@/components/levels/words';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { LevelMark, METALS } from '@/components/ui/level-mark';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';

import type { LevelForm, Trouble } from './level-form';

/** One level of the draft: its names and colour, and what it asks for. */
export function LevelFields({
  form,
  place,
  count,
  trouble,
  onChange,
  onMove,
  onRemove,
}: {
  readonly form: LevelForm;
  readonly place: number;
  readonly count: number;
  readonly trouble: Trouble | null;
  readonly onChange: (next: LevelForm) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const [t, level] = [useTranslations('levels'), useTranslations('level')];
  const own = useLocale() === 'en' ? form.en || form.zh : form.zh || form.en;
  const title = own || t('editor.new');
  const set = (part: Partial<LevelForm>) => onChange({ ...form, ...part });
  const setRule = (part: Partial<LevelForm['rule']>) => set({ rule: { ...form.rule, ...part } });
  const isFirst = place === 0;
  return (
    <fieldset className="grid gap-3 border-t border-line px-4 py-3.5 first:border-0">
      <legend className="sr-only">{title}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <LevelMark metal={form.metal}>{t('editor.place', { place: place + 1, level: title })}</LevelMark>
        <span className="ml-auto flex gap-1">
          <IconButton
            label={t('editor.up', { level: title })}
            icon={<ArrowUp aria-hidden="true" />}
            disabled={place <= 1}
            onClick={() => onMove(-1)}
          />
          <IconButton
            label={t('editor.down', { level: title })}
            icon={<ArrowDown aria-hidden="true" />}
            disabled={isFirst || place === count - 1}
            onClick={() => onMove(1)}
          />
          <IconButton
            label={t('editor.remove', { level: title })}
            icon={<Trash2 aria-hidden="true" />}
            disabled={isFirst}
            onClick={onRemove}
          />
        </span>
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('editor.zh')} error={trouble === 'name' ? t('editor.trouble.name') : undefined} required>
          <Input value={form.zh} maxLength={20} onChange={(event) => set({ zh: event.target.value })} />
        </Field>
        <Field label={t('editor.en')} required>
          <Input value={form.en} maxLength={30} onChange={(event) => set({ en: event.target.value })} />
        </Field>
        <Field
          label={t('editor.code')}
          error={trouble === 'code' || trouble === 'twice' ? t(`editor.trouble.${trouble}`) : undefined}
        >
          <Input
            value={form.code}
            disabled={!form.isNew}
            maxLength={40}
            onChange={(event) => set({ code: event.target.value })}
          />
        </Field>
        <Field label={t('editor.metal')}>
          <Select
            value={form.metal}
            options={METALS.map((value) => ({ value, label: t(`metal.${value}`) }))}
            onChange={(metal) => set({ metal: metal as LevelForm['metal'] })}
          />
        </Field>
      </div>
      {isFirst ? <p className="text-xs text-muted">{t('editor.first')}</p> : null}
      {!isFirst && form.other !== null ? (
        <p className="text-dense">{t('editor.other', { rule: sayRule(level, form.other) })}</p>
      ) : null}
      {isFirst || form.other !== null ? null : (
        <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field
            label={t('editor.amount')}
            help={t('editor.amountHelp')}
            error={trouble === 'rule' ? t('editor.trouble.rule') : undefined}
          >
            <NumberField
              scale={2}
              min={0}
              max={100_000_000}
              lead="¥"
              value={form.rule.amount}
              onChange={(amount) => setRule({ amount })}
            />
          </Field>
          <Field label={t('editor.orders')} help={t('editor.ordersHelp')}>
            <NumberField min={0} max={10_000} value={form.rule.orders} onChange={(orders) => setRule({ orders })} />
          </Field>
          <div className="sm:col-span-2 sm:pt-6">
            <Checkbox
              label={t('editor.invited')}
              detail={t('editor.invitedDetail')}
              checked={form.rule.invited}
              onCheckedChange={(invited) => setRule({ invited })}
            />
          </div>
        </div>
      )}
    </fieldset>
  );
}
