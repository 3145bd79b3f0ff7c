'use client';
import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import type { Metal } from '@/components/ui/level-mark';
import { useModal } from '@/components/ui/use-modal';

const PIECES = Array.from({ length: 18 }, (_, place) => place);

/**
 * A climb over the whole screen (S3-6.2): what has changed, and one act that closes it; so do Esc and the phone's Back.
 * The focus stays within and goes back to where it was. Whoever asked for less motion gets the same, standing still.
 */
export function Celebration({
  open,
  onClose,
  title,
  act,
  metal,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly act: string;
  readonly metal: Metal;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  const { ref } = useModal(open, onClose);
  return (
    <dialog
      ref={ref}
      data-modal=""
      data-metal={metal}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="appear fixed inset-0 m-0 h-dvh max-h-none w-screen max-w-none bg-paper p-0 text-ink"
    >
      {open ? (
        <div className="celebration relative flex h-full flex-col overflow-hidden">
          <Confetti />
          <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-[calc(32px+env(safe-area-inset-top,0px))] pb-6">
            <div className="mx-auto grid max-w-phone justify-items-center gap-5">
              <h2 id={titleId} className="sr-only">
                {title}
              </h2>
              {children}
            </div>
          </div>
          <div className="relative border-t border-line bg-paper px-5 pt-3 pb-[calc(16px+env(safe-area-inset-bottom,0px))]">
            <div className="mx-auto max-w-phone">
              <Button variant="primary" size="lg" full onClick={onClose}>
                {act}
              </Button>
            </div>
          </div>
        </div>
      ) : (
        <h2 id={titleId} className="sr-only">
          {title}
        </h2>
      )}
    </dialog>
  );
}

/** Slips of paper in the metal and the accent that fall once; nobody has to see them. */
function Confetti() {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-2 top-0 flex justify-between motion-reduce:hidden"
    >
      {PIECES.map((place) => (
        <span key={place} className="confetti" />
      ))}
    </div>
  );
}
