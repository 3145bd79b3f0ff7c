'use client';
import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import type { Num } from './edited-rules';
import { useProblem } from './editor-context';

const BP_PER_HUNDREDTH = 100;

/** A number of the rules at its place, with what is wrong there. `rate` types 1.5 and holds 15,000 basis points. */
export function NumberAt({
  path,
  label,
  help,
  value,
  onChange,
  kind = 'count',
  unit,
}: {
  readonly path: string;
  readonly label: string;
  readonly help?: string;
  readonly value: Num;
  readonly onChange: (value: Num) => void;
  readonly kind?: 'count' | 'rate' | 'money';
  readonly unit?: ReactNode;
}) {
  const problem = useProblem(path);
  const isRate = kind === 'rate';
  return (
    <Field label={label} help={help} error={problem}>
      <NumberField
        value={isRate && value !== null ? Math.round(value / BP_PER_HUNDREDTH) : value}
        onChange={(next) => onChange(isRate && next !== null ? next * BP_PER_HUNDREDTH : next)}
        scale={kind === 'count' ? 0 : 2}
        min={0}
        lead={isRate ? '×' : kind === 'money' ? '¥' : undefined}
        unit={unit}
      />
    </Field>
  );
}
