'use client';
import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';

/** What an action on rules answered when it refused. */
export type Refused = {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

/** Says an instant, and why rules were refused (null: no answer came), on the program's wall clock. */
export function useSayRefusal(zone: string) {
  const t = useTranslations('earning');
  const locale = localeOf(useLocale()) ?? DEFAULT_LOCALE;
  const sayInstant = (at: string) => formatDateTime(new Date(at), 'datetime', locale, zone);
  const sayRefusal = (refused: Refused | null) => {
    const { code, facts } = refused ?? { code: 'unexpected', facts: {} };
    const { version = '', effectiveFrom, earliest } = facts;
    const at = effectiveFrom ?? earliest;
    const values = { version: String(version), at: typeof at === 'string' ? sayInstant(at) : '' };
    return t(t.has(`refusal.${code}`) ? `refusal.${code}` : 'refusal.unexpected', values);
  };
  return { sayInstant, sayRefusal };
}
