'use client';
import { useRouter } from 'next/navigation';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FormErrors } from '@/components/ui/form-errors';
import { showToast } from '@/components/ui/toast-store';
import type { useAct } from './use-act';

type Act = ReturnType<typeof useAct>;

/**
 * A form in a dialog: the last no above its fields, one button below. What is sent is a complaint about what was typed,
 * or the act to run; once it is done the dialog closes, says so, and the page is read again.
 */
export function FormDialog({
  act: { run, pending, trouble, setTrouble },
  trigger,
  title,
  description,
  submit,
  saved,
  undo,
  size,
  send,
  children,
}: {
  readonly act: Act;
  readonly trigger: ReactElement;
  readonly title: string;
  readonly description?: string | undefined;
  readonly submit: string;
  readonly saved: string;
  /** What the word of success offers beside it. */
  readonly undo?: { readonly label: string; readonly run: () => void };
  readonly size?: 'sm';
  readonly send: (form: FormData) => string | Parameters<Act['run']>[0];
  readonly children: ReactNode;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  function sent(form: FormData) {
    const said = send(form);
    if (typeof said === 'string') return setTrouble(said);
    run(said, () => {
      show(false);
      showToast({ tone: 'success', title: saved, ...(undo === undefined ? {} : { action: undo }) });
      router.refresh();
    });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={trigger}
      title={title}
      description={description}
      {...(size === undefined ? {} : { size })}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          sent(new FormData(event.currentTarget));
        }}
      >
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        {children}
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {submit}
        </Button>
      </form>
    </Dialog>
  );
}

/** What was typed into a field, without blanks around it. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
