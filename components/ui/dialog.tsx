'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { IconButton } from './icon-button';
import { useLayer } from './layer';

/** A modal dialog: focus stays inside and returns, Esc closes. Open it by state, or by a `trigger` button. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  size = 'md',
  children,
}: {
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly trigger?: React.ReactElement;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly children?: ReactNode;
}) {
  const layer = useLayer();
  const t = useTranslations('ui');
  const width = { sm: 'max-w-[400px]', md: 'max-w-[520px]', lg: 'max-w-[760px]' }[size];
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal container={layer}>
        <Base.Backdrop className="appear fixed inset-0 z-40 bg-veil" />
        <Base.Popup
          className={cn(
            'sheet fixed inset-x-4 top-[8vh] z-50 mx-auto flex max-h-[84dvh] flex-col rounded-card border border-line bg-surface text-ink shadow-float outline-none',
            width,
          )}
        >
          <div className="flex items-start gap-3 pt-4 pr-3 pl-5">
            <div className="min-w-0 flex-1 pb-1">
              <Base.Title className="text-base font-bold">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-dense text-muted">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close render={<IconButton label={t('close')} icon={<X />} tip="none" className="-mt-1" />} />
          </div>
          {children ? (
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5">{children}</div>
          ) : (
            <div className="h-4" />
          )}
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5">{footer}</div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
