'use client';
import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from './cn';
import { controlClass } from './control-class';
import { useFieldControl } from './field';
import { useLayer } from './layer';
import { optionClass, popupClass } from './popup-class';
import type { Option } from './select';
import { useHydrated } from './use-hydrated';

/**
 * One of a long list by typing a part of it; with `onQuery` the caller finds the options (and filters them), and hears
 * of '' when nobody types any more. What is typed stands until something is chosen or the list is left, whatever
 * becomes of the options meanwhile.
 */
export function Combobox({
  options,
  value,
  onChange,
  onQuery,
  onFocus,
  placeholder,
  label,
  className,
}: {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onQuery?: (query: string) => void;
  readonly onFocus?: () => void;
  readonly placeholder?: string;
  readonly label?: string;
  readonly className?: string;
}) {
  const layer = useLayer();
  const t = useTranslations('ui');
  const control = useFieldControl({});
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = options.find((option) => option.value === value) ?? null;
  const input = cn(controlClass, 'h-control pr-9', className);
  if (!useHydrated()) {
    return (
      <input
        id={control.id}
        aria-label={label}
        defaultValue={chosen?.label}
        placeholder={placeholder}
        className={input}
      />
    );
  }
  return (
    <Base.Root
      items={options}
      value={chosen}
      onValueChange={(next: Option | null) => onChange(next?.value ?? null)}
      // Left to itself the input takes the label of the choice again each time that the options are other ones.
      inputValue={typed ?? chosen?.label ?? ''}
      onInputValueChange={(next, { reason }) => {
        const isTyped = reason === 'input-change';
        setTyped(isTyped ? next : null);
        onQuery?.(isTyped ? next : '');
      }}
      itemToStringLabel={(option: Option) => option.label}
      isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
      {...(onQuery ? { filter: null } : {})}
    >
      <div className="relative grid min-w-0">
        <Base.Input
          id={control.id}
          onFocus={onFocus}
          // A list that is open gives the label back when it is left; white space opens none.
          onBlur={({ currentTarget }) => currentTarget.ariaExpanded !== 'true' && setTyped(null)}
          aria-label={label}
          aria-describedby={control['aria-describedby']}
          aria-invalid={control['aria-invalid']}
          placeholder={placeholder}
          className={input}
        />
        <Base.Trigger
          aria-label={t('showChoices')}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center text-muted"
        >
          <ChevronsUpDown className="size-4" aria-hidden="true" />
        </Base.Trigger>
      </div>
      <Base.Portal container={layer}>
        <Base.Positioner sideOffset={6} className="z-50 outline-none">
          <Base.Popup className={cn(popupClass, 'w-(--anchor-width) p-1')}>
            <Base.Empty className="px-2.5 py-4 text-center text-muted empty:hidden">{t('noChoice')}</Base.Empty>
            <Base.List>
              {(option: Option) => (
                <Base.Item key={option.value} value={option} disabled={option.disabled} className={optionClass}>
                  <span className="grid min-w-0 flex-1">
                    {option.label}
                    {option.detail ? <span className="text-xs text-muted">{option.detail}</span> : null}
                  </span>
                  <Base.ItemIndicator>
                    <Check className="size-4 text-accent" aria-hidden="true" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
