'use client';
import { Ellipsis, Eye, Pencil, Plus, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAnswer } from '@/components/access/use-answer';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { ActsTh, Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { showToast } from '@/components/ui/toast-store';
import { archiveRole, previewRole } from '@/lib/access/actions';
import { PermissionMatrix } from './permission-matrix';
import { ReasonDialog } from './reason-dialog';
import { RoleDialog } from './role-dialog';
import type { RoleView } from './rows';

type Act = { readonly do: 'new' } | { readonly do: 'edit' | 'archive'; readonly role: RoleView };

/** The roles with how far they reach and who holds them, what is done to them, and what each allows (S1-5.1). */
export function RolesPanel({ roles, canManage }: { readonly roles: readonly RoleView[]; readonly canManage: boolean }) {
  const t = useTranslations('access');
  const router = useRouter();
  const { run } = useAnswer();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const done = () => {
    close();
    showToast({ tone: 'success', title: t('roles.saved') });
    router.refresh();
  };
  const preview = (role: string) =>
    run(
      () => previewRole({ role }),
      () => router.push('/console'),
    );
  return (
    <div className="grid gap-4">
      {canManage ? (
        <div className="justify-self-end">
          <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setAct({ do: 'new' })}>
            {t('roles.add')}
          </Button>
        </div>
      ) : null}
      <Card>
        <Table caption={t('roles.caption')}>
          <TableHead>
            <Th>{t('staff.role')}</Th>
            <Th>{t('roles.reach')}</Th>
            <Th end>{t('roles.permissions')}</Th>
            <Th end>{t('roles.holders')}</Th>
            {canManage ? <ActsTh label={t('staff.actions')} /> : null}
          </TableHead>
          <tbody>
            {roles.map((role) => (
              <Tr key={role.code}>
                <Td row>
                  {role.name} {role.isOwn ? <Badge>{t('roles.own')}</Badge> : null}
                </Td>
                <Td>{t(`roles.reaches.${role.reach}`)}</Td>
                <Td end>{role.permissions.length}</Td>
                <Td end>{role.holders}</Td>
                {canManage ? (
                  <Td end>
                    <Menu
                      trigger={
                        <IconButton label={`${t('staff.actions')} ${role.name}`} icon={<Ellipsis />} tip="none" />
                      }
                    >
                      <MenuItem icon={<Eye />} onSelect={() => preview(role.code)}>
                        {t('preview.begin')}
                      </MenuItem>
                      {role.isOwn ? (
                        <>
                          <MenuItem icon={<Pencil />} onSelect={() => setAct({ do: 'edit', role })}>
                            {t('roles.edit')}
                          </MenuItem>
                          <MenuItem icon={<Trash2 />} danger onSelect={() => setAct({ do: 'archive', role })}>
                            {t('roles.archive')}
                          </MenuItem>
                        </>
                      ) : null}
                    </Menu>
                  </Td>
                ) : null}
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <PermissionMatrix roles={roles} />
      {act?.do === 'new' ? <RoleDialog edited={null} roles={roles} onClose={close} onDone={done} /> : null}
      {act?.do === 'edit' ? <RoleDialog edited={act.role} roles={roles} onClose={close} onDone={done} /> : null}
      {act?.do === 'archive' ? (
        <ReasonDialog
          title={t('roles.archiveTitle', { name: act.role.name })}
          note={t('roles.archiveNote')}
          act={t('roles.archive')}
          run={(reason) => archiveRole({ code: act.role.code, reason })}
          onClose={close}
          onDone={done}
        />
      ) : null}
    </div>
  );
}
