'use client';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { aboutOf, saidOf } from '@/lib/reports/rules/ask';
import { APART, type Apart, CHARTS, type Definition, PLACES } from '@/lib/reports/rules/definition';
import { FOUND_SUBJECTS } from '@/lib/reports/rules/found';
import { isDimension, type Subject, subjectsOf } from '@/lib/reports/rules/metric';
import { findMetric } from '@/lib/reports/rules/metrics';
import { troublesOf } from '@/lib/reports/rules/troubles';
import type { FilterChoices } from '../_reading/choices';
import { AboutField } from './about-field';
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
  // Things are offered only where all measures are about them, under their own name.
  const metrics = definition.measures.flatMap((code) => findMetric(code) ?? []);
  const common = metrics
    .map(subjectsOf)
    .reduce((all, some) => all.filter((one) => some.includes(one)), metrics.slice(0, 1).flatMap(subjectsOf));
  const about = aboutOf(definition.about);
  const kinds = FOUND_SUBJECTS.filter((one) => common.includes(one) || one === about?.subject);
  const isOffered = (value: Apart) =>
    value === definition.split ||
    !(value === 'subject' || isDimension(value)) ||
    common.some((one) => isOwn(one, value));
  const apartName = (value: Apart): string => {
    const own = value === 'subject' ? common.find((one) => !isDimension(one)) : undefined;
    return own === undefined ? t(`apart.${value}`) : words(`by.${own}`);
  };
  const marked = (label: string, changes: Partial<Definition>) => (isFit(changes) ? label : t('unfit', { label }));
  return (
    <Card className="grid content-start gap-4 p-4">
      <Measures chosen={definition.measures} onChange={(measures) => onChange({ measures: [...measures] })} />
      <div className="grid grid-cols-2 gap-3 desk:grid-cols-1">
        <Field label={t('split')}>
          <NativeSelect
            value={definition.split ?? NONE}
            placeholder={t('splitNone')}
            options={APART.filter(isOffered).map((value) => ({
              value,
              label: marked(apartName(value), {
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
        {kinds.map((subject) => (
          <AboutField
            key={subject}
            subject={subject}
            chosen={about?.subject === subject ? about.key : null}
            onChange={(key) => onChange({ about: key === null ? null : saidOf({ subject, key }) })}
          />
        ))}
      </div>
    </Card>
  );
}

/** Whether a split is by a subject: by that dimension, or by the one kind that a number has. */
const isOwn = (subject: Subject, split: Apart): boolean =>
  split === 'subject' ? !isDimension(subject) : subject === split;

/** A way to tell apart, and a way to draw that fits it where the one that is chosen does not. */
function splitOf(value: string, definition: Definition): Partial<Definition> {
  const split = APART.find((one) => one === value) ?? null;
  const asked = { ...definition, split };
  const fits = (chart: Definition['chart']) => troublesOf({ ...asked, chart }).length === 0;
  if (fits(definition.chart)) return { split };
  return { split, chart: (['line', 'bar', 'table'] as const).find(fits) ?? definition.chart };
}
