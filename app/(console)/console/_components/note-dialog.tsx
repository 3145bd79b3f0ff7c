'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Textarea } from '@/components/ui/textarea';

const NOTE_MIN = 3;

/** A dialog for an act that needs a note for the trail; what else it asks for stands above the note. */
export function NoteDialog({
  trigger,
  title,
  description,
  act,
  variant = 'primary',
  trouble,
  pending,
  onAct,
  children,
}: {
  readonly trigger: (props: { readonly onClick: () => void }) => ReactNode;
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
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [isShort, setShort] = useState(false);

  function go() {
    const isTooShort = note.trim().length < NOTE_MIN;
    setShort(isTooShort);
    if (!isTooShort) onAct(note, () => setOpen(false));
  }
  const errors = [...(isShort ? [t('note.short')] : []), ...(trouble === null ? [] : [trouble])];
  return (
    <>
      {trigger({ onClick: () => setOpen(true) })}
      <Dialog
        open={open}
        onOpenChange={setOpen}
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
