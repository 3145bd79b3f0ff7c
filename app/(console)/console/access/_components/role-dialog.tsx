'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormErrors } from '@/components/ui/form-errors';
import { Input } from '@/components/ui/input';
import { NativeSelect } from '@/components/ui/native-select';
import { changeRole, createRole } from '@/lib/access/actions';
import { AREAS, permissionsIn } from '@/lib/access/rules/areas';
import { REACHES, type Reach } from '@/lib/access/rules/roles';
import { clashOf } from '@/lib/access/rules/separation';
import type { Permission } from '@/lib/kernel/permission';
import type { RoleView } from './rows';

/** Making or changing a role of one's own: names, reach, and what it allows, area by area. */
export function RoleDialog({
  edited: role,
  roles,
  onClose,
  onDone,
}: {
  /** Null: a new one. */
  readonly edited: RoleView | null;
  /** What a new one may begin as. */
  readonly roles: readonly RoleView[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const t = useTranslations('access');
  const { run, pending, refusal } = useAnswer();
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set(role?.permissions ?? ['account.own']));
  const [reach, setReach] = useState<Reach>(role?.reach ?? 'all');
  const name = (permission: Permission) => t(`permission.${permission.replace('.', '_')}`);
  const clash = clashOf(chosen);
  const trouble = clash
    ? t('roles.clash', { configures: name(clash.configures), personal: name(clash.personal) })
    : (refusal?.text ?? null);

  function toggle(permission: Permission, isOn: boolean) {
    const next = new Set(chosen);
    if (isOn) next.add(permission);
    else next.delete(permission);
    setChosen(next);
  }
  function beginAs(code: string) {
    const from = roles.find((one) => one.code === code);
    if (from === undefined) return;
    setChosen(new Set(from.permissions));
    setReach(from.reach);
  }
  function save(form: FormData) {
    const terms = {
      nameZh: String(form.get('nameZh')),
      nameEn: String(form.get('nameEn')),
      reach,
      permissions: [...chosen],
    };
    const reason = String(form.get('reason') ?? '');
    run<unknown>(() => (role === null ? createRole(terms) : changeRole({ ...terms, code: role.code, reason })), onDone);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={role === null ? t('roles.add') : t('roles.editOf', { name: role.name })}
      description={role === null ? t('roles.addNote') : t('roles.editNote', { count: role.holders })}
      size="lg"
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <div className="grid gap-4 desk:grid-cols-2">
          <Field label={t('roles.nameZh')} required>
            <Input name="nameZh" defaultValue={role?.nameZh} required maxLength={80} autoComplete="off" />
          </Field>
          <Field label={t('roles.nameEn')} required>
            <Input name="nameEn" defaultValue={role?.nameEn} required maxLength={80} autoComplete="off" />
          </Field>
          <Field label={t('roles.reach')} help={role === null ? undefined : t('roles.reachFixed')}>
            <NativeSelect
              value={reach}
              disabled={role !== null}
              onChange={(event) => setReach(event.target.value as Reach)}
              options={REACHES.map((value) => ({ value, label: t(`roles.reaches.${value}`) }))}
            />
          </Field>
          {role === null ? (
            <Field label={t('roles.beginAs')}>
              <NativeSelect
                defaultValue=""
                placeholder={t('roles.nothing')}
                onChange={(event) => beginAs(event.target.value)}
                options={roles.map(({ code, name: label }) => ({ value: code, label }))}
              />
            </Field>
          ) : null}
        </div>
        {AREAS.map((area) => (
          <fieldset key={area} className="grid gap-1">
            <legend className="mb-1 text-dense font-medium">{t(`roles.area.${area}`)}</legend>
            <div className="grid gap-x-4 desk:grid-cols-2">
              {permissionsIn(area).map((permission) => (
                <Checkbox
                  key={permission}
                  checked={chosen.has(permission)}
                  onCheckedChange={(isOn) => toggle(permission, isOn)}
                  label={name(permission)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        {role === null ? null : (
          <Field label={t('staff.reason')} help={t('staff.reasonHelp')} required>
            <Input name="reason" required minLength={2} maxLength={200} autoComplete="off" />
          </Field>
        )}
        <FormErrors errors={trouble === null ? [] : [{ message: trouble }]} />
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabled={clash !== null}
          className="justify-self-end"
        >
          {t('staff.save')}
        </Button>
      </form>
    </Dialog>
  );
}
