'use client';
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

/** Panels of one page of which one shows; arrow keys move. For views of a list use `ViewTabs`, which are links. */
export function Tabs({
  label,
  tabs,
  defaultValue,
  value,
  onChange,
}: {
  readonly label: string;
  readonly tabs: readonly { readonly value: string; readonly label: ReactNode; readonly panel: ReactNode }[];
  readonly defaultValue?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}) {
  return (
    <Base.Root
      defaultValue={defaultValue ?? tabs[0]?.value}
      value={value}
      onValueChange={(next: string) => onChange?.(next)}
    >
      <Base.List aria-label={label} className="scrollbar-none flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-control shrink-0 border-b-2 border-transparent px-3 text-dense text-muted -outline-offset-2 transition-colors duration-quick hover:text-ink data-active:border-accent data-active:font-medium data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4 outline-offset-4">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
