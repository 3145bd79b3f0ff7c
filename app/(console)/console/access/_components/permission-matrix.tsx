'use client';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { AREAS, permissionsIn } from '@/lib/access/rules/areas';
import type { RoleView } from './rows';

/** Which role may do what, as a table with heads on both sides (S1-5.1); what is empty is refused. */
export function PermissionMatrix({ roles }: { readonly roles: readonly RoleView[] }) {
  const t = useTranslations('access');
  return (
    <Card>
      <p className="px-4 pt-3.5 pb-2.5 text-dense text-muted">{t('matrix.note')}</p>
      <Table caption={t('matrix.caption')}>
        <TableHead>
          <Th>{t('matrix.permission')}</Th>
          {roles.map(({ code, name }) => (
            <Th key={code} className="px-2 text-center">
              {name}
            </Th>
          ))}
        </TableHead>
        {AREAS.map((area) => (
          <tbody key={area}>
            <Tr>
              <th scope="rowgroup" colSpan={roles.length + 1} className="bg-sunken px-4 py-1.5 text-left text-dense">
                {t(`roles.area.${area}`)}
              </th>
            </Tr>
            {permissionsIn(area).map((permission) => (
              <Tr key={permission}>
                <Td row className="py-1.5 font-normal">
                  {t(`permission.${permission.replace('.', '_')}`)}
                </Td>
                {roles.map(({ code, permissions }) => (
                  <Td key={code} className="px-2 py-1.5 text-center">
                    {permissions.includes(permission) ? (
                      <Check className="mx-auto size-4 text-success" role="img" aria-label={t('matrix.yes')} />
                    ) : (
                      <span className="text-muted">
                        <span aria-hidden="true">–</span>
                        <span className="sr-only">{t('matrix.no')}</span>
                      </span>
                    )}
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}
