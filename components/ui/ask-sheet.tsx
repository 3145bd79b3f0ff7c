'use client';
import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Sheet } from './sheet';

/** Asks a member before something is done: what it means, and one act; the act shows progress until it is done. */
export function AskSheet({
  open,
  onOpenChange,
  title,
  act,
  onConfirm,
  children,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly act: string;
  readonly onConfirm: () => Promise<void>;
  readonly children: ReactNode;
}) {
  const [pending, setPending] = useState(false);
  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } finally {
      setPending(false);
    }
  }
  return (
    <Sheet
      open={open}
      onClose={() => onOpenChange(false)}
      title={title}
      footer={
        <Button variant="primary" size="lg" full pending={pending} onClick={confirm}>
          {act}
        </Button>
      }
    >
      <p className="text-dense text-muted">{children}</p>
    </Sheet>
  );
}
