'use client';
import { LogOut, UserRoundCog } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { LOCALES, THEMES, type Theme, themeOf } from '@/lib/kernel/locale';
import { Menu, MenuChoices, MenuItem, MenuLink, MenuSeparator } from '../ui/menu';
import { savePreference } from './preference';
import { UserButton } from './user-button';
import type { ShellUser } from './user-menu';

/** What the person's menu opens with; loaded when first wanted, for every console page carries its button. */
export function UserMenuList({
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
    <Menu defaultOpen trigger={<UserButton user={user} />}>
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
