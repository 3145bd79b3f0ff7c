'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactElement, useState } from 'react';
import { instantOfWall, wallOf } from '@/components/editing/wall';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { showToast } from '@/components/ui/toast-store';
import { saveContract } from '@/lib/catalog/actions';
import { useGoodsAct } from '../../_components/use-goods-act';

/** A contract as its form shows it; members by their codes. */
export type ListedContract = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly members: readonly string[];
};

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** The words about a contract and who belongs to it, for a new one or for one that is there. */
export function ContractForm({
  contract = null,
  zone,
  trigger,
}: {
  readonly contract?: ListedContract | null;
  readonly zone: string;
  readonly trigger: ReactElement;
}) {
  const t = useTranslations('contracts');
  const router = useRouter();
  const { run, pending, trouble, setTrouble } = useGoodsAct();
  const [open, setOpen] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    setTrouble(null);
  }
  function save(form: FormData) {
    const code = contract?.code ?? textOf(form, 'code');
    const [nameZh, nameEn] = [textOf(form, 'nameZh'), textOf(form, 'nameEn')];
    const startsAt = instantOfWall(textOf(form, 'startsAt'), zone);
    const endsAt = instantOfWall(textOf(form, 'endsAt'), zone);
    if (!CODE.test(code)) return setTrouble(t('codeWrong'));
    if (nameZh === '' && nameEn === '') return setTrouble(t('nameMissing'));
    if (startsAt === null) return setTrouble(t('startMissing'));
    if (endsAt !== null && endsAt <= startsAt) return setTrouble(t('endsEarly'));
    const members = textOf(form, 'members')
      .split(/[\s,，、]+/)
      .filter(Boolean);
    const said = { code, isNew: contract === null, nameZh: nameZh || nameEn, nameEn: nameEn || nameZh };
    run(
      () => saveContract({ ...said, startsAt, endsAt, members }),
      () => {
        show(false);
        showToast({ tone: 'success', title: t('saved') });
        router.refresh();
      },
    );
  }
  return (
    <Dialog
      open={open}
      onOpenChange={show}
      trigger={trigger}
      title={t(contract === null ? 'add' : 'editTitle')}
      description={contract?.code ?? t('addNote')}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        {contract === null ? (
          <Field label={t('column.code')} help={t('codeHelp')} required>
            <Input name="code" maxLength={64} autoComplete="off" spellCheck={false} />
          </Field>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('nameZh')}>
            <Input name="nameZh" maxLength={120} defaultValue={contract?.nameZh} autoComplete="off" />
          </Field>
          <Field label={t('nameEn')}>
            <Input name="nameEn" maxLength={120} defaultValue={contract?.nameEn} autoComplete="off" />
          </Field>
          <Field label={t('from')} help={t('zone', { zone })} required>
            <Input name="startsAt" type="datetime-local" defaultValue={wallOf(contract?.startsAt, zone)} />
          </Field>
          <Field label={t('to')} help={t('toHelp')}>
            <Input name="endsAt" type="datetime-local" defaultValue={wallOf(contract?.endsAt, zone)} />
          </Field>
        </div>
        <Field label={t('column.members')} help={t('membersHelp')}>
          <Textarea name="members" rows={4} spellCheck={false} defaultValue={contract?.members.join('\n')} />
        </Field>
        <Button type="submit" variant="primary" pending={pending} className="justify-self-end">
          {t('save')}
        </Button>
      </form>
    </Dialog>
  );
}
