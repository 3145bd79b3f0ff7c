'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';
import { IconButton } from './icon-button';
import { LayerContext } from './layer';
import { useModal } from './use-modal';

const SIDES = {
  bottom: 'mt-auto mb-0 w-full max-w-phone max-h-[90vh] rounded-t-2xl border-t pb-safe-b',
  left: 'mr-auto ml-0 h-dvh max-h-none w-[min(300px,85vw)] max-w-none border-r',
  right: 'ml-auto mr-0 h-dvh max-h-none w-[min(480px,100vw)] max-w-none border-l',
} as const;

/** A sheet over the page, from the bottom (phone) or a side; Esc, the veil, the cross and the phone's Back close it, and focus returns. */
export function Sheet({
  open,
  onClose,
  title,
  side = 'bottom',
  bare = false,
  inAddress = false,
  footer,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly side?: keyof typeof SIDES;
  /** Keeps the title for screen readers only, without a head or padding. */
  readonly bare?: boolean;
  /** Its being open already stands in the address, so Back closes it without an entry of its own. */
  readonly inAddress?: boolean;
  /** The acts, always in reach of the thumb. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations('ui');
  const titleId = useId();
  const { ref } = useModal(open, onClose, inAddress);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes by the dialog's own cancel event
    <dialog
      ref={ref}
      data-modal=""
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={cn(
        'sheet fixed mx-auto border-line p-0 text-ink shadow-float backdrop:bg-veil',
        bare ? 'bg-sunken' : 'bg-surface',
        SIDES[side],
      )}
    >
      <LayerContext value={ref}>
        {open ? (
          <div className={cn('flex flex-col', side === 'bottom' ? 'max-h-[90vh]' : 'h-full')}>
            <div className={bare ? 'sr-only' : 'flex items-center gap-2 py-2 pr-2 pl-5'}>
              <h2 id={titleId} className="min-w-0 flex-1 py-2 text-base">
                {title}
              </h2>
              {bare ? null : <IconButton label={t('close')} icon={<X />} tip="none" onClick={onClose} />}
            </div>
            <div className={cn('min-h-0 flex-1 overflow-y-auto overscroll-contain', bare ? '' : 'px-5 pb-5')}>
              {children}
            </div>
            {footer ? <div className="flex gap-2 border-t border-line p-4">{footer}</div> : null}
          </div>
        ) : (
          <h2 id={titleId} className="sr-only">
            {title}
          </h2>
        )}
      </LayerContext>
    </dialog>
  );
}
