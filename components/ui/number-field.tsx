'use client';
import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useEffect, useState } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useFieldControl } from './field';
import { parseScaled, showScaled } from './scaled-number';

/** A whole number, or a decimal kept as a whole one: with `scale={2}` the value is fen while people type yuan. */
export function NumberField({
  value,
  defaultValue = null,
  onChange,
  scale = 0,
  min,
  max,
  step = 1,
  steppers = false,
  unit,
  lead,
  name,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'onChange' | 'min' | 'max' | 'step'> & {
  readonly value?: number | null;
  readonly defaultValue?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly scale?: 0 | 1 | 2;
  /** Limits and step in the stored unit. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Shows − and + buttons. */
  readonly steppers?: boolean;
  /** Words after the number, such as 分 or %. */
  readonly unit?: ReactNode;
  /** A sign before it, such as ¥. */
  readonly lead?: ReactNode;
}) {
  const t = useTranslations('ui');
  const control = useFieldControl(rest);
  const [own, setOwn] = useState<number | null>(defaultValue);
  const current = value === undefined ? own : value;
  const [text, setText] = useState(showScaled(current, scale));
  // While typing the text may read "12." or "": only a change from outside rewrites it.
  useEffect(() => {
    setText((typed) => (parseScaled(typed, scale) === current ? typed : showScaled(current, scale)));
  }, [current, scale]);

  function change(next: number | null) {
    setOwn(next);
    onChange?.(next);
  }
  function stepBy(by: number) {
    const next = Math.min(
      max ?? Number.MAX_SAFE_INTEGER,
      Math.max(min ?? Number.MIN_SAFE_INTEGER, (current ?? 0) + by),
    );
    setText(showScaled(next, scale));
    change(next);
  }
  const button =
    'grid w-11 shrink-0 place-items-center text-muted hover:bg-sunken hover:text-ink disabled:opacity-40 [&_svg]:size-4';
  return (
    <div
      className={cn(
        controlClass,
        'flex h-control items-stretch overflow-hidden p-0 has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent',
        control['aria-invalid'] && 'border-danger',
        className,
      )}
    >
      {steppers ? (
        <button
          type="button"
          aria-label={t('less')}
          disabled={min !== undefined && (current ?? 0) <= min}
          onClick={() => stepBy(-step)}
          className={cn(button, 'border-r border-line')}
        >
          <Minus aria-hidden="true" />
        </button>
      ) : null}
      {lead ? <span className="grid place-items-center pl-3 text-muted">{lead}</span> : null}
      <input
        {...control}
        {...rest}
        type="text"
        inputMode={scale === 0 ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const parsed = parseScaled(event.target.value, scale);
          if (parsed !== undefined) change(parsed);
        }}
        onBlur={() => setText(showScaled(current, scale))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          stepBy(event.key === 'ArrowUp' ? step : -step);
        }}
        className={cn(
          'min-w-0 flex-1 bg-transparent px-3 outline-none! has-[+span]:pr-1',
          steppers && 'text-center',
          lead && 'pl-1.5',
        )}
      />
      {unit ? <span className="grid shrink-0 place-items-center pr-3 text-muted">{unit}</span> : null}
      {steppers ? (
        <button
          type="button"
          aria-label={t('more')}
          disabled={max !== undefined && (current ?? 0) >= max}
          onClick={() => stepBy(step)}
          className={cn(button, 'border-l border-line')}
        >
          <Plus aria-hidden="true" />
        </button>
      ) : null}
      {name ? <input type="hidden" name={name} value={current ?? ''} /> : null}
    </div>
  );
}
