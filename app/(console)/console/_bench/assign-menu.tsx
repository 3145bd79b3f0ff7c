'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { UserRoundCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { showToast } from '@/components/ui/toast-store';
import { assignWork, finishWork } from '@/lib/workbench/actions';
import { useAct } from '../_components/use-act';

/** Takes a to-do or an alert, gives it to somebody who may do it with a day and a note, or says that it is done. */
export function AssignMenu({
  subject,
  name,
  me,
  held,
}: {
  readonly subject: string;
  readonly name: string;
  readonly me: string;
  readonly held: { readonly staffId: string; readonly staffName: string } | null;
}) {
  const t = useTranslations('workbench');
  const router = useRouter();
  const cache = useQueryClient();
  const { run, pending, trouble, setTrouble } = useAct((code) =>
    t.has(`refusal.${code}`) ? t(`refusal.${code}` as 'refusal.unexpected') : t('refusal.unexpected'),
  );
  const [isOpen, setOpen] = useState(false);
  const colleagues = useQuery({
    queryKey: ['colleagues', subject],
    queryFn: ({ signal }) => readColleagues(subject, signal),
    enabled: isOpen,
  });
  const done = (title: string) => () => {
    setOpen(false);
    showToast({ tone: 'success', title });
    void cache.invalidateQueries({ queryKey: ['list', 'alerts'] });
    router.refresh();
  };
  const open = (next: boolean) => {
    setOpen(next);
    setTrouble(null);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      title={t('assign.title')}
      description={held === null ? name : `${name} · ${t('heldBy', { name: held.staffName })}`}
      trigger={<IconButton label={t('assign.of', { name })} icon={<UserRoundCheck />} tip="left" />}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const read = (field: string) => String(form.get(field) ?? '').trim();
          const dueOn = read('dueOn') === '' ? null : read('dueOn');
          run(
            () => assignWork({ subject, staffId: read('staff') || me, dueOn, note: read('note') }),
            done(t('assign.done')),
          );
        }}
      >
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        <Field label={t('assign.to')}>
          <NativeSelect
            name="staff"
            key={colleagues.data === undefined ? 'none' : 'read'}
            defaultValue={me}
            options={(colleagues.data ?? []).map((one) => ({
              value: one.id,
              label: one.id === me ? t('assign.me', { name: one.name }) : one.name,
            }))}
          />
        </Field>
        <Field label={t('assign.dueOn')} optional>
          <Input type="date" name="dueOn" />
        </Field>
        <Field label={t('assign.note')} optional>
          <Input name="note" maxLength={200} />
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          {held === null ? null : (
            <Button
              pending={pending}
              onClick={() => run(() => finishWork({ subject, note: '' }), done(t('assign.finished')))}
            >
              {t('assign.finish')}
            </Button>
          )}
          <Button type="submit" variant="primary" pending={pending} disabled={colleagues.data === undefined}>
            {t('assign.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

async function readColleagues(
  subject: string,
  signal: AbortSignal,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const answer = await fetch(`/api/console/colleagues?${new URLSearchParams({ subject })}`, { signal });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}
