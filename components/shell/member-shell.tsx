import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { NavItem } from './nav';
import { NetBar } from './net-bar';
import { TabBar } from './tab-bar';

/** The member portal around a page: one phone-wide column with the tab bar below; on a desk it stays a column in the middle. */
export function MemberShell({
  tabs,
  marks,
  children,
}: {
  readonly tabs: readonly NavItem[];
  /** What waits behind a tab, by where it leads. */
  readonly marks?: Readonly<Record<string, ReactNode>>;
  readonly children: ReactNode;
}) {
  const t = useTranslations('shell');
  return (
    <>
      <a href="#main" className="skip-link">
        {t('skip')}
      </a>
      <main
        id="main"
        tabIndex={-1}
        className="group/page mx-auto max-w-phone px-4 pt-[calc(14px+env(safe-area-inset-top,0px))] pb-32 outline-none"
      >
        <NetBar />
        {children}
      </main>
      {tabs.length > 0 ? <TabBar items={tabs} marks={marks} label={t('mainNav')} /> : null}
    </>
  );
}
