'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { LOCALES, THEMES, type Theme, themeOf } from '@/lib/kernel/locale';
import { SegmentedControl } from '../ui/segmented-control';
import { savePreference } from './preference';

/** Language and theme as two rows of choices, for a settings page; a plain form where there are no scripts. */
export function PreferenceForm() {
  const t = useTranslations('shell');
  const locale = useLocale();
  const router = useRouter();
  const path = usePathname();
  const [theme, setTheme] = useState<Theme | undefined>(undefined);
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
    <form method="post" action="/preferences" className="grid gap-4">
      <input type="hidden" name="back" value={path} />
      <div className="grid gap-1.5">
        <span className="text-dense font-medium">{t('language')}</span>
        <SegmentedControl
          label={t('language')}
          name="locale"
          full
          value={locale}
          onChange={(value) => void choose('locale', value)}
          options={LOCALES.map((value) => ({ value: value as string, label: t(`locale.${value}`) }))}
        />
      </div>
      <div className="grid gap-1.5">
        <span className="text-dense font-medium">{t('theme')}</span>
        <SegmentedControl
          label={t('theme')}
          name="theme"
          full
          value={theme ?? ('' as Theme)}
          onChange={(value) => void choose('theme', value)}
          options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
        />
      </div>
      <noscript>
        <button type="submit" className="min-h-control rounded-control border border-line px-4">
          {t('savePreferences')}
        </button>
      </noscript>
    </form>
  );
}
