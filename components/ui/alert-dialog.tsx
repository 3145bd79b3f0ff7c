'use client';
import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Field } from './field';
import { Input } from './input';
import { useLayer } from './layer';

/** Asks before what cannot be undone: say what is lost and how many are hit; `typed` must be typed for the gravest. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  children,
  act,
  typed,
  onConfirm,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Verb and object, for instance "删除 3 个门店". */
  readonly act: string;
  /** What has to be typed before the button works. */
  readonly typed?: string;
  /** Resolves when done; the dialog shows progress until then. */
  readonly onConfirm: () => void | Promise<void>;
}) {
  const layer = useLayer();
  const t = useTranslations('ui');
  const [text, setText] = useState('');
  const [pending, setPending] = useState(false);
  const ready = typed === undefined || text.trim() === typed;
  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } finally {
      setPending(false);
      setText('');
    }
  }
  return (
    <Base.Root open={open} onOpenChange={(next) => !pending && onOpenChange(next)}>
      <Base.Portal container={layer}>
        <Base.Backdrop className="appear fixed inset-0 z-40 bg-veil" />
        <Base.Popup className="sheet fixed inset-x-4 top-[14vh] z-50 mx-auto max-w-[440px] rounded-card border border-line bg-surface p-5 text-ink shadow-float outline-none">
          <Base.Title className="text-base font-bold">{title}</Base.Title>
          <Base.Description render={<div />} className="mt-1.5 text-dense text-muted">
            {children}
          </Base.Description>
          {typed === undefined ? null : (
            <Field label={t('typeToConfirm', { text: typed })} className="mt-4">
              <Input
                value={text}
                onChange={(event) => setText(event.target.value)}
                autoComplete="off"
                spellCheck={false}
              />
            </Field>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Base.Close render={<Button>{t('cancel')}</Button>} disabled={pending} />
            <Button variant="danger" disabled={!ready} pending={pending} onClick={() => void confirm()}>
              {act}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
