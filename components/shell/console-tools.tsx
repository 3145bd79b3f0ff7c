'use client';
import { Search } from 'lucide-react';
import type { Route } from 'next';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Kbd } from '../ui/kbd';
import type { NavGroup } from './nav';
import { useConsoleKeys } from './use-console-keys';

// Both are used seldom and are heavy: they come when first opened.
const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
});
const ShortcutHelp = dynamic(() => import('./shortcut-help').then((module) => module.ShortcutHelp), { ssr: false });
const STORED = 'shortcuts';

/** The search field of the top bar that opens the palette, and the console's keys. */
export function ConsoleTools({
  groups,
  searchUrl,
}: {
  readonly groups: readonly NavGroup[];
  readonly searchUrl?: string;
}) {
  const t = useTranslations('shell');
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const [enabled, setEnabled] = useState(true);
  const items = groups.flatMap((group) => group.items);
  useEffect(() => setEnabled(localStorage.getItem(STORED) !== 'off'), []);
  useConsoleKeys({
    enabled,
    openPalette: () => setOpen('palette'),
    openHelp: () => setOpen('help'),
    go: (key) => {
      const item = items.find((candidate) => candidate.key === key);
      if (item) router.push(item.href as Route);
    },
  });
  function enable(next: boolean) {
    setEnabled(next);
    localStorage.setItem(STORED, next ? 'on' : 'off');
  }
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen('palette')}
        className="flex h-control shrink-0 items-center gap-2 rounded-control border-line text-dense text-muted hover:text-ink max-desk:w-control max-desk:justify-center desk:h-[34px] desk:w-[300px] desk:border desk:bg-surface desk:px-2.5"
      >
        <Search className="size-[18px] shrink-0 desk:size-4" aria-hidden="true" />
        <span className="sr-only flex-1 truncate text-left desk:not-sr-only">{t('search')}</span>
        <Kbd className="hidden desk:inline-block">⌘K</Kbd>
      </button>
      {open === 'palette' ? (
        <CommandPalette
          groups={groups}
          searchUrl={searchUrl}
          onClose={() => setOpen(null)}
          onHelp={() => setOpen('help')}
        />
      ) : null}
      {open === 'help' ? (
        <ShortcutHelp open onOpenChange={() => setOpen(null)} items={items} enabled={enabled} onEnable={enable} />
      ) : null}
    </>
  );
}
