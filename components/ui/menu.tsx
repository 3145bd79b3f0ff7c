'use client';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { Route } from 'next';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';
import { useLayer } from './layer';
import { NearLink } from './near-link';

const popup =
  'appear z-50 max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border border-line bg-surface p-1 text-dense text-ink shadow-float outline-none';
const item =
  'flex min-h-[max(32px,var(--control-sm))] w-full cursor-default select-none items-center gap-2 rounded-md px-2.5 py-1 outline-none data-highlighted:bg-sunken data-disabled:text-muted data-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted';

/** A list of acts that opens from a button; arrow keys, first letters and Esc work. */
export function Menu({
  trigger,
  align = 'end',
  defaultOpen = false,
  children,
}: {
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'center' | 'end';
  /** For menus that are loaded by the click that opens them. */
  readonly defaultOpen?: boolean;
  readonly children: ReactNode;
}) {
  const layer = useLayer();
  return (
    <Base.Root modal={false} defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal container={layer}>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup className={popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One act of a menu. */
export function MenuItem({
  icon,
  danger = false,
  disabled,
  onSelect,
  children,
}: {
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Base.Item disabled={disabled} onClick={onSelect} className={cn(item, danger && 'text-danger [&_svg]:text-danger')}>
      {icon}
      {children}
    </Base.Item>
  );
}

/** A destination in a menu. */
export function MenuLink({
  icon,
  href,
  children,
}: {
  readonly icon?: ReactNode;
  readonly href: string;
  readonly children: ReactNode;
}) {
  return (
    <Base.LinkItem render={<NearLink href={href as Route} />} closeOnClick className={item}>
      {icon}
      {children}
    </Base.LinkItem>
  );
}

/** One of several choices, ticked when chosen. */
export function MenuChoices<V extends string>({
  label,
  value,
  onChange,
  options,
}: {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly label: string }[];
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-2xs font-medium text-muted">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: V) => onChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={item}>
            <span className="min-w-0 flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden="true" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** A hairline between groups of acts. */
export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
