'use client';
import { useTranslations } from 'next-intl';
import { Badge, StatusPill } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ActsTh, Table, TableHead, Td, Th, Tr } from '@/components/ui/table';
import { AddStaff } from './add-staff';
import type { Places, StaffView } from './rows';
import { StaffMenu } from './staff-menu';

const MEANING = { active: 'ok', locked: 'attention', disabled: 'stopped' } as const;

/** Everybody who works here, with roles and how far they reach. */
export function StaffPanel({
  staff,
  places,
  selfId,
  canManage,
}: {
  readonly staff: readonly StaffView[];
  readonly places: Places;
  readonly selfId: string;
  readonly canManage: boolean;
}) {
  const t = useTranslations('access');
  const nameOf = (list: Places['stores'], id: string) => list.find(({ value }) => value === id)?.label ?? id.slice(-8);
  const reach = ({ regionId, storeId }: StaffView['grants'][number]): string => {
    if (storeId !== null) return t('staff.store', { name: nameOf(places.stores, storeId) });
    if (regionId !== null) return t('staff.region', { name: nameOf(places.regions, regionId) });
    return t('staff.everything');
  };
  return (
    <div className="grid gap-3">
      {canManage ? (
        <div className="justify-self-end">
          <AddStaff places={places} />
        </div>
      ) : null}
      <Card>
        <Table caption={t('staff.caption')}>
          <TableHead>
            <Th>{t('staff.name')}</Th>
            <Th>{t('staff.email')}</Th>
            <Th>{t('staff.roles')}</Th>
            <Th>{t('staff.secondFactor')}</Th>
            <Th>{t('staff.state')}</Th>
            {canManage ? <ActsTh label={t('staff.actions')} /> : null}
          </TableHead>
          <tbody>
            {staff.map((person) => (
              <Tr key={person.id}>
                <Td row>
                  {person.name} {person.id === selfId ? <Badge tone="accent">{t('staff.you')}</Badge> : null}
                </Td>
                <Td>{person.email}</Td>
                <Td>
                  <ul className="grid gap-0.5">
                    {person.grants.map((grant) => (
                      <li key={`${grant.role}${grant.regionId}${grant.storeId}`}>
                        {places.roles.find(({ code }) => code === grant.role)?.name ?? t('roles.gone')}
                        <span className="text-muted"> · {reach(grant)}</span>
                      </li>
                    ))}
                  </ul>
                </Td>
                <Td>{t(person.hasSecondFactor ? 'staff.on' : 'staff.off')}</Td>
                <Td>
                  <StatusPill meaning={MEANING[person.state]}>{t(`staff.${person.state}`)}</StatusPill>
                </Td>
                {canManage ? (
                  <Td end>{person.id === selfId ? null : <StaffMenu person={person} places={places} />}</Td>
                ) : null}
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </div>
  );
}
