'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Textarea } from '@/components/ui/textarea';

const NOTE_MIN = 3;

/**
 * A dialog for an act that needs a note for the trail; what else it asks for stands above the note. Without a trigger it
 * is open at once, and whoever drew it hears when it is closed.
 */
export function NoteDialog({
  trigger,
  onClosed,
  title,
  description,
  act,
  variant = 'primary',
  trouble,
  pending,
  onAct,
  children,
}: {
  readonly trigger?: (props: { readonly onClick: () => void }) => ReactNode;
  readonly onClosed?: () => void;
  readonly title: string;
  readonly description: string;
  readonly act: string;
  readonly variant?: 'primary' | 'danger';
  readonly trouble: string | null;
  readonly pending: boolean;
  /** Does the act; `close` ends the dialog when it worked. */
  readonly onAct: (note: string, close: () => void) => void;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('ui');
  const [open, setOpen] = useState(trigger === undefined);
  const [note, setNote] = useState('');
  const [isShort, setShort] = useState(false);

  function turn(isOpen: boolean) {
    setOpen(isOpen);
    if (!isOpen) onClosed?.();
  }

  function go() {
    const isTooShort = note.trim().length < NOTE_MIN;
    setShort(isTooShort);
    if (!isTooShort) onAct(note, () => turn(false));
  }
  const errors = [...(isShort ? [t('note.short')] : []), ...(trouble === null ? [] : [trouble])];
  return (
    <>
      {trigger?.({ onClick: () => turn(true) })}
      <Dialog
        open={open}
        onOpenChange={turn}
        title={title}
        description={description}
        footer={
          <Button variant={variant} pending={pending} onClick={go}>
            {act}
          </Button>
        }
      >
        <div className="grid gap-4">
          <FormErrors errors={errors.map((message) => ({ message }))} />
          {children}
          <Field label={t('note.label')} help={t('note.help')} required>
            <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </div>
      </Dialog>
    </>
  );
}
