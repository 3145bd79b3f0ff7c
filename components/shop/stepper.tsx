'use client';
import { Minus, Plus, Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';

/** A small number with a button on each side; taps go by their labels, the number is read when it changes. */
export function Stepper({
  value,
  min = 0,
  max,
  labels,
  removes = false,
  disabled = false,
  onChange,
}: {
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly labels: { readonly less: string; readonly more: string; readonly value: string };
  /** Going below one takes the thing away: the button says so. */
  readonly removes?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}) {
  return (
    <span className="inline-flex items-center rounded-control border border-line bg-surface">
      <IconButton
        label={labels.less}
        tip="none"
        icon={removes && value === 1 ? <Trash2 aria-hidden="true" /> : <Minus aria-hidden="true" />}
        disabled={disabled || value <= min}
        onClick={() => onChange(value - 1)}
      />
      <output aria-label={labels.value} className="min-w-6 text-center text-sm font-medium">
        {value}
      </output>
      <IconButton
        label={labels.more}
        tip="none"
        icon={<Plus aria-hidden="true" />}
        disabled={disabled || value >= max}
        onClick={() => onChange(value + 1)}
      />
    </span>
  );
}
