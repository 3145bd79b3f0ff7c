'use client';
import { PanelLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button';
import { Sheet } from '../ui/sheet';
import { ConsoleSidebar } from './console-sidebar';
import type { NavGroup } from './nav';

/** Below 900 px the sidebar becomes a drawer behind this button. */
export function ConsoleDrawer({ groups }: { readonly groups: readonly NavGroup[] }) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('openNav')}
        icon={<PanelLeft />}
        tip="none"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="-ml-2 desk:hidden"
      />
      <Sheet open={open} onClose={() => setOpen(false)} title={t('mainNav')} side="left" bare>
        <ConsoleSidebar groups={groups} onFollow={() => setOpen(false)} />
      </Sheet>
    </>
  );
}
