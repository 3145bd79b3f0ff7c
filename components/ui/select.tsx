'use client';
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useFieldControl } from './field';
import { useLayer } from './layer';
import { optionClass, popupClass } from './popup-class';
import { useHydrated } from './use-hydrated';

/** A choice with an optional smaller line. */
export type Option = {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly disabled?: boolean;
};

/** One of a list, in the console; on phones and in plain forms use `NativeSelect`. Outside a `Field` it needs `label`. */
export function Select({
  options,
  value,
  onChange,
  placeholder,
  name,
  label,
  disabled,
  className,
}: {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly name?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly className?: string;
}) {
  const layer = useLayer();
  const control = useFieldControl({});
  const trigger = cn(
    controlClass,
    'flex h-control items-center justify-between gap-2 text-left disabled:opacity-60',
    className,
  );
  const chosen = options.find((option) => option.value === value)?.label;
  const icon = <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />;
  // The hidden input inside carries an inline style that the policy refuses in HTML, so the real one comes with the browser.
  if (!useHydrated()) {
    return (
      <button
        type="button"
        id={control.id}
        aria-label={label}
        disabled
        className={cn(trigger, 'bg-surface text-ink opacity-100!')}
      >
        <span className="truncate">{chosen ?? placeholder}</span>
        {icon}
      </button>
    );
  }
  return (
    <Base.Root
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      name={name}
      disabled={disabled}
      modal={false}
    >
      <Base.Trigger
        id={control.id}
        aria-label={label}
        aria-describedby={control['aria-describedby']}
        aria-invalid={control['aria-invalid']}
        className={trigger}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-muted" />
        <Base.Icon render={icon} />
      </Base.Trigger>
      <Base.Portal container={layer}>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, 'min-w-(--anchor-width) p-1')}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} disabled={option.disabled} className={optionClass}>
                <span className="grid min-w-0 flex-1">
                  <Base.ItemText>{option.label}</Base.ItemText>
                  {option.detail ? <span className="text-xs text-muted">{option.detail}</span> : null}
                </span>
                <Base.ItemIndicator>
                  <Check className="size-4 text-accent" aria-hidden="true" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
