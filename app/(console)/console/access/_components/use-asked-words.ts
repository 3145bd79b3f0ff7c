import { useTranslations } from 'next-intl';
import { readAsked } from '@/lib/access/rules/asked';
import type { Permission } from '@/lib/kernel/permission';
import type { RoleView } from './rows';

/** How what somebody asks for is said, and which roles would give it. */
export function useAskedWords(roles: readonly Pick<RoleView, 'name' | 'permissions'>[]) {
  const t = useTranslations('asking.list');
  const permission = useTranslations('access.permission');
  const named = (code: Permission) => permission(code.replace('.', '_') as 'members_read');
  return {
    what(subject: string): string {
      const asked = readAsked(subject);
      if (asked === null) return t('gone');
      return 'permission' in asked ? named(asked.permission) : t('member', { id: asked.member });
    },
    rolesWith(subject: string): string {
      const asked = readAsked(subject);
      if (asked === null || !('permission' in asked)) return '';
      const names = roles.filter(({ permissions }) => permissions.includes(asked.permission)).map(({ name }) => name);
      return names.length === 0 ? t('noRole') : t('rolesWith', { roles: names.join(' · ') });
    },
  };
}
