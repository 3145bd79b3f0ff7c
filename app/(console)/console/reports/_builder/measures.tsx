'use client';
import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { MEASURES_MAX } from '@/lib/reports/rules/definition';
import { METRICS } from '@/lib/reports/rules/metrics';

/** The numbers of a report in their order: found by typing, moved and taken out by buttons. */
export function Measures({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (measures: readonly string[]) => void;
}) {
  const t = useTranslations('report-builder');
  const words = useTranslations('reports');
  const nameOf = (code: string) => words(`metric.${code}.name` as 'metric.orders.name');
  const options = METRICS.filter(({ code }) => !chosen.includes(code)).map(({ code }) => ({
    value: code,
    label: nameOf(code),
    detail: words(`metric.${code}.definition` as 'metric.orders.definition'),
  }));
  const move = (from: number, by: number) => {
    const moved = chosen.filter((_, place) => place !== from);
    onChange(moved.toSpliced(from + by, 0, chosen[from] ?? ''));
  };
  return (
    <div className="grid gap-2">
      {chosen.length === 0 ? null : (
        <ol aria-label={t('measures')} className="grid gap-1.5">
          {chosen.map((code, place) => (
            <li
              key={code}
              className="flex min-w-0 items-center gap-1 rounded-control border border-line bg-surface py-0.5 pr-0.5 pl-3"
            >
              <span className="min-w-0 flex-1 truncate text-dense">{nameOf(code)}</span>
              {place === 0 ? null : (
                <IconButton
                  tip="left"
                  label={t('moveUp', { name: nameOf(code) })}
                  icon={<ArrowLeft className="rotate-90" />}
                  onClick={() => move(place, -1)}
                />
              )}
              {place === chosen.length - 1 ? null : (
                <IconButton
                  tip="left"
                  label={t('moveDown', { name: nameOf(code) })}
                  icon={<ArrowRight className="rotate-90" />}
                  onClick={() => move(place, 1)}
                />
              )}
              <IconButton
                tip="left"
                label={t('takeOut', { name: nameOf(code) })}
                icon={<X />}
                onClick={() => onChange(chosen.filter((one) => one !== code))}
              />
            </li>
          ))}
        </ol>
      )}
      {chosen.length >= MEASURES_MAX ? null : (
        <Field label={t('addMeasure')}>
          <Combobox
            options={options}
            value={null}
            placeholder={t('findMeasure')}
            onChange={(code) => code !== null && onChange([...chosen, code])}
          />
        </Field>
      )}
    </div>
  );
}
