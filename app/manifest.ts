import type { MetadataRoute } from 'next';
import { headers } from 'next/headers';
import { createTranslator } from 'next-intl';
import { negotiateLocale } from '@/lib/kernel/locale';
import { messagesOf } from '@/lib/platform/i18n/messages';

type Say = (key: string) => string;

/** Lets a phone keep the member portal on its home screen, in the phone's language: a manifest is asked for without cookies. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const locale = negotiateLocale((await headers()).get('accept-language'));
  const t = createTranslator({ locale, messages: messagesOf(locale) }) as unknown as Say;
  const shortcut = (url: string, name: string) => ({ url, name, icons: [ICONS[0]] });
  return {
    id: '/',
    name: t('shell.brand'),
    short_name: t('offline.install.name'),
    description: t('shell.memberDescription'),
    lang: locale,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#FAF8F5',
    theme_color: '#C2410C',
    categories: ['shopping', 'lifestyle'],
    icons: [...ICONS],
    shortcuts: [
      shortcut('/code', t('offline.install.code')),
      shortcut('/coupons', t('offline.install.wallet')),
      shortcut('/tasks', t('offline.install.tasks')),
    ],
  };
}

// The mark keeps within the middle four fifths, so the same picture may be cut to any shape.
const ICONS = [
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
] as const;
