'use client';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';

/** A list whose order is part of its meaning: each one numbered, moved by buttons, taken out, and new ones at the end. */
export function ListEditor<T>({
  title,
  note,
  items,
  nameOf,
  onChange,
  make,
  addLabel,
  empty,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly items: readonly T[];
  /** What an item is called in the labels of its buttons. */
  readonly nameOf: (item: T) => string;
  readonly onChange: (items: readonly T[]) => void;
  readonly make: () => T;
  readonly addLabel: string;
  readonly empty: string;
  readonly children: (item: T, index: number, put: (item: T) => void) => ReactNode;
}) {
  const t = useTranslations('earning');
  const move = (from: number, to: number) => {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (item !== undefined) next.splice(to, 0, item);
    onChange(next);
  };
  return (
    <fieldset className="grid min-w-0 gap-2.5">
      <legend className="mb-1 text-body font-bold">{title}</legend>
      {note === undefined ? null : <p className="text-xs text-muted">{note}</p>}
      {items.length === 0 ? <p className="text-dense text-muted">{empty}</p> : null}
      <ol className="grid gap-2.5">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what an item is known by
          <li key={index} className="grid gap-3 rounded-control border border-line p-3">
            <div className="flex items-center gap-1">
              <span className="mr-auto text-dense font-medium">
                {t('list.place', { place: index + 1, name: nameOf(item) })}
              </span>
              <IconButton
                label={t('list.up', { name: nameOf(item) })}
                icon={<ArrowUp />}
                tip="left"
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                label={t('list.down', { name: nameOf(item) })}
                icon={<ArrowDown />}
                tip="left"
                disabled={index === items.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <IconButton
                label={t('list.remove', { name: nameOf(item) })}
                icon={<Trash2 />}
                tip="left"
                onClick={() => onChange(items.filter((_, place) => place !== index))}
              />
            </div>
            {children(item, index, (next) => onChange(items.map((one, place) => (place === index ? next : one))))}
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        variant="outline"
        icon={<Plus aria-hidden="true" />}
        className="justify-self-start"
        onClick={() => onChange([...items, make()])}
      >
        {addLabel}
      </Button>
    </fieldset>
  );
}
