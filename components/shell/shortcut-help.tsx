'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { Switch } from '../ui/switch';
import type { NavItem } from './nav';

/** The sheet behind `?`: every shortcut, and the switch that turns single letters off. */
export function ShortcutHelp({
  open,
  onOpenChange,
  items,
  enabled,
  onEnable,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly items: readonly NavItem[];
  readonly enabled: boolean;
  readonly onEnable: (enabled: boolean) => void;
}) {
  const t = useTranslations('shell.keys');
  const rows: readonly [string, ReactNode][] = [
    [t('palette'), <Keys key="k" of={['⌘/Ctrl', 'K']} />],
    [t('search'), <Keys key="s" of={['/']} />],
    ...items.flatMap((item): [string, ReactNode][] =>
      item.key ? [[t('goTo', { place: item.label }), <Keys key={item.key} of={['G', item.key]} />]] : [],
    ),
    [t('rows'), <Keys key="r" of={['J', 'K']} />],
    [t('select'), <Keys key="x" of={['X']} />],
    [t('open'), <Keys key="e" of={['Enter']} />],
    [t('close'), <Keys key="c" of={['Esc']} />],
    [t('help'), <Keys key="h" of={['?']} />],
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('note')} size="sm">
      <dl className="divide-y divide-line text-dense">
        {rows.map(([what, keys]) => (
          <div key={what} className="flex items-center justify-between gap-4 py-2">
            <dt>{what}</dt>
            <dd className="shrink-0">{keys}</dd>
          </div>
        ))}
      </dl>
      <Switch label={t('enable')} checked={enabled} onCheckedChange={onEnable} className="mt-4" />
    </Dialog>
  );
}

function Keys({ of }: { readonly of: readonly string[] }) {
  return (
    <span className="flex gap-1">
      {of.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  );
}
