'use client';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { APART, CHARTS, type Definition, PLACES } from '@/lib/reports/rules/definition';
import { troublesOf } from '@/lib/reports/rules/troubles';
import type { FilterChoices } from '../_reading/choices';
import { Measures } from './measures';

const NONE = '';

/** What a report asks: its numbers, by what they are told apart, how they are drawn, when and where. */
export function Controls({
  definition,
  choices,
  onChange,
}: {
  readonly definition: Definition;
  readonly choices: FilterChoices;
  readonly onChange: (changes: Partial<Definition>) => void;
}) {
  const t = useTranslations('report-builder');
  const words = useTranslations('reports');
  // What cannot be drawn as it is asked is there all the same and says why once it is chosen; it is only marked here.
  const isFit = (changes: Partial<Definition>) => troublesOf({ ...definition, ...changes }).length === 0;
  const marked = (label: string, changes: Partial<Definition>) => (isFit(changes) ? label : t('unfit', { label }));
  return (
    <Card className="grid content-start gap-4 p-4">
      <Measures chosen={definition.measures} onChange={(measures) => onChange({ measures: [...measures] })} />
      <div className="grid grid-cols-2 gap-3 desk:grid-cols-1">
        <Field label={t('split')}>
          <NativeSelect
            value={definition.split ?? NONE}
            placeholder={t('splitNone')}
            options={APART.map((value) => ({
              value,
              label: marked(t(`apart.${value}`), {
                split: value,
                chart: value === definition.split ? definition.chart : 'table',
              }),
            }))}
            onChange={({ target }) => onChange(splitOf(target.value, definition))}
          />
        </Field>
        <Field label={t('chart')}>
          <NativeSelect
            value={definition.chart}
            options={CHARTS.map((value) => ({ value, label: marked(t(`drawn.${value}`), { chart: value }) }))}
            onChange={({ target }) =>
              onChange({ chart: CHARTS.find((one) => one === target.value) ?? definition.chart })
            }
          />
        </Field>
        <Field label={words('filter.period')}>
          <NativeSelect
            value={definition.period}
            options={choices.period}
            onChange={({ target }) => onChange({ period: target.value as Definition['period'] })}
          />
        </Field>
        {definition.period === 'custom' ? (
          <>
            <Field label={words('filter.from')}>
              <Input
                type="date"
                value={definition.from ?? ''}
                onChange={({ target }) => onChange({ from: target.value || null })}
              />
            </Field>
            <Field label={words('filter.to')}>
              <Input
                type="date"
                value={definition.until ?? ''}
                onChange={({ target }) => onChange({ until: target.value || null })}
              />
            </Field>
          </>
        ) : null}
        <Field label={words('filter.compare')}>
          <NativeSelect
            value={definition.compare}
            options={choices.compare}
            onChange={({ target }) => onChange({ compare: target.value as Definition['compare'] })}
          />
        </Field>
        {PLACES.filter((name) => choices[name].length > 0).map((name) => (
          <Field key={name} label={words(`filter.${name}`)}>
            <NativeSelect
              value={definition[name] ?? NONE}
              placeholder={words('all')}
              options={choices[name]}
              onChange={({ target }) =>
                onChange({
                  [name]: target.value || null,
                  // A store lies in one region: choosing one of them forgets the other.
                  ...(name === 'region' ? { store: null } : name === 'store' ? { region: null } : {}),
                })
              }
            />
          </Field>
        ))}
      </div>
    </Card>
  );
}

/** A way to tell apart, and a way to draw that fits it where the one that is chosen does not. */
function splitOf(value: string, definition: Definition): Partial<Definition> {
  const split = APART.find((one) => one === value) ?? null;
  const asked = { ...definition, split };
  const fits = (chart: Definition['chart']) => troublesOf({ ...asked, chart }).length === 0;
  if (fits(definition.chart)) return { split };
  return { split, chart: (['line', 'bar', 'table'] as const).find(fits) ?? definition.chart };
}
