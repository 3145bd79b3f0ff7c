'use client';
import { useTranslations } from 'next-intl';
import { NumberAt, useValue } from '@/components/editing/fields';
import { Checkbox } from '@/components/ui/checkbox';
import { Switch } from '@/components/ui/switch';
import { ChoiceAt, Group } from './parts';

const PERS = ['day', 'week', 'month', 'year'] as const;
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** How often at the most, and on which weekdays (S0-3.2). */
export function LimitGroup() {
  const t = useTranslations('benefits');
  const limit = useValue('limit');
  const weekdays = useValue('when.weekdays');
  const on = (Array.isArray(weekdays.value) ? weekdays.value : []) as readonly number[];
  const isLimited = typeof limit.value === 'object' && limit.value !== null;
  return (
    <Group title={t('editor.limits')}>
      <Switch
        label={t('editor.limited')}
        checked={isLimited}
        onCheckedChange={(is) => limit.set(is ? { times: 1, per: 'day' } : null)}
      />
      {isLimited ? (
        <>
          <NumberAt at="limit.times" label={t('editor.limitTimes')} />
          <ChoiceAt at="limit.per" label={t('editor.limitPer')} all={PERS} name={(one) => t(`per.${one}`)} />
        </>
      ) : null}
      <fieldset className="grid gap-2 sm:col-span-2">
        <legend className="mb-1 text-dense font-medium">{t('editor.weekdays')}</legend>
        <div className="flex flex-wrap gap-4">
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              label={t(`weekday.${day}`)}
              checked={on.includes(day)}
              onCheckedChange={(is) =>
                weekdays.set((is ? [...on, day] : on.filter((one) => one !== day)).toSorted((a, b) => a - b))
              }
            />
          ))}
        </div>
      </fieldset>
    </Group>
  );
}
