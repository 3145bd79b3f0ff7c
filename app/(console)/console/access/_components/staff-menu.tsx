'use client';
import { Ellipsis, KeyRound, Unlink, UserCheck, UserRoundCog, UserX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { showToast } from '@/components/ui/toast-store';
import { disableStaff, enableStaff, resetTotp } from '@/lib/access/actions';
import { forgetOwn } from '@/lib/adjustments/actions';
import { ReasonDialog } from './reason-dialog';
import { RolesDialog } from './roles-dialog';
import type { Places, StaffView } from './rows';

type Act = 'roles' | 'disable' | 'enable' | 'reset' | 'forget';

/** What can be done to a colleague's access: roles, second factor, ending and resuming his work. */
export function StaffMenu({ person, places }: { readonly person: StaffView; readonly places: Places }) {
  const t = useTranslations('access.staff');
  const router = useRouter();
  const [act, setAct] = useState<Act | null>(null);
  const { id: staffId, name } = person;
  const close = () => setAct(null);
  const done = () => {
    close();
    showToast({ tone: 'success', title: t('changed') });
    router.refresh();
  };
  const reasons = {
    disable: { title: t('disableTitle', { name }), note: t('disableNote'), act: t('disable'), action: disableStaff },
    enable: { title: t('enableTitle', { name }), note: t('enableNote'), act: t('enable'), action: enableStaff },
    reset: { title: t('resetTitle', { name }), note: t('resetNote'), act: t('resetTotp'), action: resetTotp },
    forget: { title: t('forgetTitle', { name }), note: t('forgetNote'), act: t('forgetOwn'), action: forgetOwn },
  };
  const asked = act === null || act === 'roles' ? null : reasons[act];
  return (
    <>
      <Menu trigger={<IconButton label={`${t('actions')} ${name}`} icon={<Ellipsis />} tip="none" />}>
        <MenuItem icon={<UserRoundCog />} onSelect={() => setAct('roles')}>
          {t('changeRoles')}
        </MenuItem>
        {person.hasSecondFactor ? (
          <MenuItem icon={<KeyRound />} onSelect={() => setAct('reset')}>
            {t('resetTotp')}
          </MenuItem>
        ) : null}
        <MenuItem icon={<Unlink />} onSelect={() => setAct('forget')}>
          {t('forgetOwn')}
        </MenuItem>
        {person.state === 'disabled' ? (
          <MenuItem icon={<UserCheck />} onSelect={() => setAct('enable')}>
            {t('enable')}
          </MenuItem>
        ) : (
          <MenuItem icon={<UserX />} danger onSelect={() => setAct('disable')}>
            {t('disable')}
          </MenuItem>
        )}
      </Menu>
      {act === 'roles' ? <RolesDialog person={person} places={places} onClose={close} /> : null}
      {asked === null ? null : (
        <ReasonDialog
          title={asked.title}
          note={asked.note}
          act={asked.act}
          run={(reason) => asked.action({ staffId, reason })}
          onClose={close}
          onDone={done}
        />
      )}
    </>
  );
}
