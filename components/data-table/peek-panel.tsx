'use client';
import { ArrowUpRight, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useSyncExternalStore } from 'react';
import { IconButton } from '../ui/icon-button';
import { LinkButton } from '../ui/link-button';
import { Sheet } from '../ui/sheet';

const DESK = '(min-width: 900px)';

/** A glance at one row beside the list; on narrow screens a sheet over it. */
export function PeekPanel({
  title,
  href,
  onClose,
  children,
}: {
  readonly title: string;
  readonly href?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations('table');
  const desk = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(DESK).matches,
    () => true,
  );
  const full = href ? (
    <LinkButton href={href} size="sm" icon={<ArrowUpRight aria-hidden="true" />}>
      {t('openFull')}
    </LinkButton>
  ) : null;
  if (!desk) {
    return (
      <Sheet open inAddress onClose={onClose} title={title} footer={full}>
        {children}
      </Sheet>
    );
  }
  return (
    <aside
      aria-label={title}
      className="appear sticky top-[52px] h-[calc(100vh-52px)] w-[400px] shrink-0 overflow-y-auto border-l border-line bg-surface"
    >
      <div className="sticky top-0 flex items-center gap-2 border-b border-line bg-surface py-2 pr-2 pl-4">
        <h2 className="min-w-0 flex-1 truncate text-sm">{title}</h2>
        {full}
        <IconButton label={t('closePeek')} icon={<X />} tip="left" onClick={onClose} />
      </div>
      <div className="p-4">{children}</div>
    </aside>
  );
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(DESK);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
