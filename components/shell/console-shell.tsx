import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ConsoleCrumbs } from './console-crumbs';
import { ConsoleDrawer } from './console-drawer';
import { ConsoleSidebar } from './console-sidebar';
import { ConsoleTools } from './console-tools';
import type { NavGroup } from './nav';
import { type ShellUser, UserMenu } from './user-menu';

/** The back office around a page: sidebar, path, search by ⌘K, scope and the person's menu. */
export function ConsoleShell({
  groups,
  user = null,
  signOut,
  scope,
  searchUrl,
  banner,
  children,
}: {
  readonly groups: readonly NavGroup[];
  readonly user?: ShellUser | null;
  /** A server action. */
  readonly signOut?: () => Promise<void>;
  /** Which stores the person sees, as a short remark. */
  readonly scope?: ReactNode;
  /** Answers a POST of `{ q }` with `{ rows: [{ href, label, detail? }] }` for the palette. */
  readonly searchUrl?: string;
  /** What stands above every page while it lasts. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations('shell');
  return (
    <div className="desk:grid desk:grid-cols-[232px_minmax(0,1fr)]">
      <a href="#main" className="skip-link">
        {t('skip')}
      </a>
      <aside className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-line bg-sunken desk:block">
        <ConsoleSidebar groups={groups} />
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="sticky top-0 z-20 flex h-[52px] items-center gap-2.5 border-b border-line bg-paper px-4 text-body desk:px-6">
          <ConsoleDrawer groups={groups} />
          <ConsoleCrumbs groups={groups} />
          <ConsoleTools groups={groups} searchUrl={searchUrl} />
          {scope ? <span className="hidden shrink-0 text-xs text-muted desk:block">{scope}</span> : null}
          <UserMenu user={user} signOut={signOut} />
        </header>
        {banner}
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
    </div>
  );
}
