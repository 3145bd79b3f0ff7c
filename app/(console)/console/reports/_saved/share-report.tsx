'use client';
import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { shareReport } from '@/lib/reports/actions';
import { FormDialog } from '../../_components/form-dialog';
import { useActOf } from '../../_components/use-act-of';

type Choice = { readonly value: string; readonly label: string };

/** Whom a report is shared with: roles, and of their holders those of some regions. */
export function ShareReport({
  id,
  roles,
  regions,
  sharedRoles,
  sharedRegions,
}: {
  readonly id: string;
  readonly roles: readonly Choice[];
  readonly regions: readonly Choice[];
  readonly sharedRoles: readonly string[];
  readonly sharedRegions: readonly string[];
}) {
  const t = useTranslations('report-builder');
  const act = useActOf('report-builder');
  const box = (name: string, { value, label }: Choice, chosen: readonly string[]) => (
    <Checkbox key={value} name={name} value={value} label={label} defaultChecked={chosen.includes(value)} />
  );
  return (
    <FormDialog
      act={act}
      trigger={<Button icon={<Users aria-hidden="true" />}>{t('share')}</Button>}
      title={t('share')}
      description={t('shareNote')}
      submit={t('shareNow')}
      saved={t('shareSaved')}
      send={(form) => () =>
        shareReport({ id, roles: form.getAll('roles').map(String), regions: form.getAll('regions').map(String) })
      }
    >
      <fieldset className="grid gap-1">
        <legend className="pb-1 text-dense font-medium">{t('shareRoles')}</legend>
        {roles.map((one) => box('roles', one, sharedRoles))}
      </fieldset>
      {regions.length === 0 ? null : (
        <fieldset className="grid gap-1">
          <legend className="pb-1 text-dense font-medium">{t('shareRegions')}</legend>
          {regions.map((one) => box('regions', one, sharedRegions))}
        </fieldset>
      )}
    </FormDialog>
  );
}
