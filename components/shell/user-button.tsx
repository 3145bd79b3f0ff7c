'use client';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Avatar } from '../ui/avatar';
import type { ShellUser } from './user-menu';

/** The initials that open the person's menu. */
export function UserButton({ user, ...rest }: ComponentProps<'button'> & { readonly user: ShellUser | null }) {
  const t = useTranslations('shell');
  return (
    <button
      {...rest}
      type="button"
      aria-label={user ? t('userMenu', { name: user.name }) : t('preferences')}
      className="grid size-control shrink-0 place-items-center rounded-full hover:bg-sunken"
    >
      <Avatar name={user?.name ?? null} className="size-7 text-xs" />
    </button>
  );
}
