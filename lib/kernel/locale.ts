/** The languages the product speaks; the first one is spoken when nothing else is known. */
export const LOCALES = ['zh-CN', 'en'] as const;

/** One of the languages the product speaks. */
export type Locale = (typeof LOCALES)[number];

/** How the page is coloured: one of two, or as the device says. */
export type Theme = (typeof THEMES)[number];

/** The themes a person may choose. */
export const THEMES = ['light', 'dark', 'system'] as const;

/** The language of someone who has not chosen and asks for none of ours. */
export const DEFAULT_LOCALE: Locale = 'zh-CN';

/** The cookie that remembers the chosen language. */
export const LOCALE_COOKIE = 'locale';

/** The cookie that remembers the chosen theme. */
export const THEME_COOKIE = 'theme';

/** The zone dates are shown in when no programme says otherwise. */
export const DEFAULT_ZONE = 'Asia/Shanghai';

/** The value as a language of ours, or null. */
export function localeOf(value: string | null | undefined): Locale | null {
  return LOCALES.find((locale) => locale === value) ?? null;
}

/** The value as a theme; anything unknown follows the device. */
export function themeOf(value: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** The best of our languages for an Accept-Language header; any Chinese is zh-CN, any English is en. */
export function negotiateLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = Number(/^q=([\d.]+)$/.exec(rest.join('').trim())?.[1] ?? 1);
      return { language: tag.split('-')[0], weight, position };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  for (const { language } of wanted) {
    const found = LOCALES.find((locale) => locale.split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return DEFAULT_LOCALE;
}
