'use client';
import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { showToast } from '@/components/ui/toast-store';
import { createStaff } from '@/lib/access/actions';
import { type GrantDraft, GrantsEditor, grantsOf, newDraft } from './grants-editor';
import { OneTimeSecret } from './one-time-secret';
import type { Places } from './rows';

/** Adding a colleague: name, e-mail, roles; the first password is made here and shown once. */
export function AddStaff({ places }: { readonly places: Places }) {
  const t = useTranslations('access.staff');
  const router = useRouter();
  const { run, pending, refusal, clear } = useAnswer();
  const [open, setOpen] = useState(false);
  const [drafts, setDrafts] = useState<readonly GrantDraft[]>([newDraft(0)]);
  const [password, setPassword] = useState<string | null>(null);

  function show(next: boolean) {
    setOpen(next);
    if (next) return;
    clear();
    setPassword(null);
    setDrafts([newDraft(0)]);
  }
  function add(form: FormData) {
    const person = {
      name: String(form.get('name')),
      email: String(form.get('email')),
      grants: grantsOf(drafts, places),
    };
    run(
      () => createStaff(person),
      ({ madePassword }) => {
        showToast({ tone: 'success', title: t('created', { name: person.name }) });
        router.refresh();
        if (madePassword === null) show(false);
        else setPassword(madePassword);
      },
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden="true" />}>
          {t('add')}
        </Button>
      }
      title={t('add')}
      description={t('addNote')}
    >
      {password === null ? (
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            add(new FormData(event.currentTarget));
          }}
        >
          <FormErrors errors={refusal === null ? [] : [{ message: refusal.text }]} />
          <Field label={t('name')}>
            <Input name="name" required autoComplete="off" />
          </Field>
          <Field label={t('email')}>
            <Input name="email" type="email" required autoComplete="off" autoCapitalize="none" />
          </Field>
          <GrantsEditor drafts={drafts} places={places} onChange={setDrafts} />
          <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
            {t('save')}
          </Button>
        </form>
      ) : (
        <OneTimeSecret text={password} note={t('passwordOnce')} done={t('done')} onDone={() => show(false)} />
      )}
    </Dialog>
  );
}
