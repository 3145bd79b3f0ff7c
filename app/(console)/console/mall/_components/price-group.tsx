'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import { Group, NumberAt, useItem, useTrouble } from './item-fields';

type LevelPrice = { readonly level: string; readonly points: number };

/** What it costs, for which levels less, and which levels may have it. */
export function PriceGroup() {
  const t = useTranslations('mall-console');
  const { edited, put, levels } = useItem();
  const prices = (Array.isArray(edited.levelPoints) ? edited.levelPoints : []) as readonly LevelPrice[];
  const chosen = (Array.isArray(edited.levels) ? edited.levels : []) as readonly string[];
  const wrong = useTrouble('levelPoints');
  const setPrice = (level: string, points: number | null) => {
    const others = prices.filter((one) => one.level !== level);
    put('levelPoints', points === null ? others : [...others, { level, points }]);
  };
  return (
    <Group title={t('edit.price')}>
      <NumberAt at="points" label={t('edit.points')} />
      <NumberAt at="cash" label={t('edit.cash')} empty={0} money />
      <fieldset className="grid content-start gap-2">
        <legend className="mb-1 text-dense font-medium">{t('edit.levelPoints')}</legend>
        {levels.map(({ value, label }) => (
          <Field key={value} label={t('edit.levelPrice', { level: label })}>
            <NumberField
              value={prices.find((one) => one.level === value)?.points ?? null}
              onChange={(points) => setPrice(value, points)}
              min={1}
            />
          </Field>
        ))}
        {wrong === undefined ? null : <p className="text-dense text-danger">{wrong}</p>}
      </fieldset>
      <fieldset className="grid content-start gap-1">
        <legend className="mb-1 text-dense font-medium">{t('edit.levels')}</legend>
        {levels.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onCheckedChange={(is) => put('levels', is ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />
        ))}
      </fieldset>
    </Group>
  );
}
