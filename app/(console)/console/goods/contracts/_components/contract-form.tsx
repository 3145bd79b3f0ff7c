'use client';
import { useTranslations } from 'next-intl';
import type { ReactElement } from 'react';
import { instantOfWall, wallOf } from '@/components/editing/wall';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { saveContract } from '@/lib/catalog/actions';
import { FormDialog, textOf } from '../../../_components/form-dialog';
import { useActOf } from '../../../_components/use-act-of';

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
  const act = useActOf('goods');

  function send(form: FormData) {
    const code = contract?.code ?? textOf(form, 'code');
    const [nameZh, nameEn] = [textOf(form, 'nameZh'), textOf(form, 'nameEn')];
    const startsAt = instantOfWall(textOf(form, 'startsAt'), zone);
    const endsAt = instantOfWall(textOf(form, 'endsAt'), zone);
    if (!CODE.test(code)) return t('codeWrong');
    if (nameZh === '' && nameEn === '') return t('nameMissing');
    if (startsAt === null) return t('startMissing');
    if (endsAt !== null && endsAt <= startsAt) return t('endsEarly');
    const members = textOf(form, 'members')
      .split(/[\s,，、]+/)
      .filter(Boolean);
    const said = { code, isNew: contract === null, nameZh: nameZh || nameEn, nameEn: nameEn || nameZh };
    return () => saveContract({ ...said, startsAt, endsAt, members });
  }
  return (
    <FormDialog
      act={act}
      trigger={trigger}
      title={t(contract === null ? 'add' : 'editTitle')}
      description={contract?.code ?? t('addNote')}
      submit={t('save')}
      saved={t('saved')}
      send={send}
    >
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
    </FormDialog>
  );
}
