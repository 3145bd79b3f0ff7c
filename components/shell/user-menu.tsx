'use client';
import { LogOut, UserRoundCog } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { LOCALES, THEMES, type Theme, themeOf } from '@/lib/kernel/locale';
import { Avatar } from '../ui/avatar';
import { Menu, MenuChoices, MenuItem, MenuLink, MenuSeparator } from '../ui/menu';
import { savePreference } from './preference';

/** Who is signed in to the console, as far as the shell needs it. */
export type ShellUser = { readonly name: string; readonly detail?: string; readonly accountHref?: string };

/** The person's menu: language, theme, account and signing out; without a person it is language and theme alone. */
export function UserMenu({
  user,
  signOut,
}: {
  readonly user: ShellUser | null;
  readonly signOut?: () => Promise<void>;
}) {
  const t = useTranslations('shell');
  const locale = useLocale();
  const router = useRouter();
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => setTheme(themeOf(document.documentElement.dataset.theme)), []);

  async function choose(name: 'locale' | 'theme', value: string) {
    if (name === 'theme') {
      setTheme(themeOf(value));
      document.documentElement.dataset.theme = value;
    }
    await savePreference(name, value);
    router.refresh();
  }

  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={user ? t('userMenu', { name: user.name }) : t('preferences')}
          className="grid size-control shrink-0 place-items-center rounded-full hover:bg-sunken"
        >
          <Avatar name={user?.name ?? null} className="size-7 text-xs" />
        </button>
      }
    >
      {user ? (
        <>
          <div className="px-2.5 pt-1.5 pb-2">
            <p className="font-medium">{user.name}</p>
            {user.detail ? <p className="text-xs text-muted">{user.detail}</p> : null}
          </div>
          <MenuSeparator />
        </>
      ) : null}
      <MenuChoices
        label={t('language')}
        value={locale}
        onChange={(value) => void choose('locale', value)}
        options={LOCALES.map((value) => ({ value: value as string, label: t(`locale.${value}`) }))}
      />
      <MenuChoices
        label={t('theme')}
        value={theme}
        onChange={(value) => void choose('theme', value)}
        options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      {user?.accountHref || signOut ? <MenuSeparator /> : null}
      {user?.accountHref ? (
        <MenuLink icon={<UserRoundCog />} href={user.accountHref}>
          {t('account')}
        </MenuLink>
      ) : null}
      {signOut ? (
        <MenuItem icon={<LogOut />} onSelect={() => void signOut()}>
          {t('signOut')}
        </MenuItem>
      ) : null}
    </Menu>
  );
}
