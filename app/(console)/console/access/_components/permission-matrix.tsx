import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { ROLES } from '@/lib/access';
import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';

/** Which role may do what, as a table with heads on both sides (S1-5.1); what is empty is refused. */
export async function PermissionMatrix() {
  const t = await getTranslations('access');
  return (
    <Card>
      <p className="px-4 pt-3.5 pb-2.5 text-dense text-muted">{t('matrix.note')}</p>
      <Table caption={t('matrix.caption')}>
        <TableHead>
          <Th>{t('matrix.permission')}</Th>
          {ROLES.map(({ code }) => (
            <Th key={code} className="px-2 text-center">
              {t(`role.${code}`)}
            </Th>
          ))}
        </TableHead>
        <tbody>
          {PERMISSIONS.map((permission) => (
            <Tr key={permission}>
              <Td row className="py-1.5 font-normal">
                {t(`permission.${permission.replace('.', '_')}`)}
              </Td>
              {ROLES.map(({ code, permissions }) => (
                <Td key={code} className="px-2 py-1.5 text-center">
                  {(permissions as readonly Permission[]).includes(permission) ? (
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
      </Table>
    </Card>
  );
}
