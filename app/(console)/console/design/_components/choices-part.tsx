'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { RadioGroup } from '@/components/ui/radio-group';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Switch } from '@/components/ui/switch';
import { Tabs } from '@/components/ui/tabs';
import { Group } from './group';

/** Choices: one, several, on and off, and panels. */
export function ChoicesPart() {
  const t = useTranslations('design.choices');
  const choices = (['fixed', 'days', 'month'] as const).map((value) => ({
    value,
    label: t(`validity.${value}.label`),
    detail: t(`validity.${value}.detail`),
  }));
  return (
    <>
      <Group name="Checkbox · Switch">
        <div className="grid gap-x-6 sm:grid-cols-2">
          <Checkbox label={t('sms')} detail={t('smsNote')} defaultChecked />
          <Checkbox label={t('mixed')} mixed defaultChecked={false} />
          <Checkbox label={t('off')} disabled />
          <Switch label={t('remind')} defaultChecked />
        </div>
      </Group>
      <Group name="RadioGroup">
        <RadioGroup label={t('title')} choices={choices} defaultValue="fixed" />
      </Group>
      <Group name="RadioGroup cards">
        <RadioGroup label={t('title')} choices={choices.slice(0, 2)} defaultValue="days" cards />
      </Group>
      <Group name="SegmentedControl">
        <SegmentedControl
          label={t('range')}
          options={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`ranges.${value}`) }))}
          defaultValue="week"
        />
      </Group>
      <Group name="Tabs">
        <Tabs
          label={t('title')}
          tabs={(['day', 'week', 'month'] as const).map((value) => ({
            value,
            label: t(`ranges.${value}`),
            panel: <p className="text-muted">{t('panel')}</p>,
          }))}
        />
      </Group>
    </>
  );
}
