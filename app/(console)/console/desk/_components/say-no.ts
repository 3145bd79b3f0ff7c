import { formatDateTime, formatMoney } from '@/lib/kernel/format';
import type { Locale } from '@/lib/kernel/locale';
import type { Facts } from '@/lib/kernel/refusal';

/** Says a text by its whole key, and knows which there are. */
export type DeskSay = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/** What sentences of the desk are said with; `storeName` calls stores by what people call them. */
export type DeskWords = {
  readonly t: DeskSay;
  readonly locale: Locale;
  readonly zone: string;
  readonly storeName: (code: string) => string;
};

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const MONEY: readonly string[] = ['short', 'needed', 'amount'];
const STORES: readonly string[] = ['store', 'storeCode'];

/** Why something is refused, in a sentence: cause and next step, with when and where as far as they are known. */
export function sayNo({ t, ...words }: DeskWords, code: string, facts: Facts): string {
  const place = facts.storeCode ?? facts.store;
  const full = typeof facts.at === 'string' && typeof place === 'string' && t.has(`desk.no.${code}_where`);
  const whole = full && typeof facts.clerk === 'string' && t.has(`desk.no.${code}_who`);
  const key = whole
    ? `desk.no.${code}_who`
    : full
      ? `desk.no.${code}_where`
      : t.has(`desk.no.${code}`)
        ? `desk.no.${code}`
        : 'desk.no.unexpected';
  return t(key, valuesOf(facts, words));
}

function valuesOf(facts: Facts, { locale, zone, storeName }: Omit<DeskWords, 't'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value === 'string' && INSTANT.test(value)) {
        return [name, formatDateTime(new Date(value), 'datetime', locale, zone)];
      }
      if (typeof value === 'number' && MONEY.includes(name)) return [name, formatMoney(value, 'plain')];
      if (typeof value === 'string' && STORES.includes(name)) return [name, storeName(value)];
      // Codes of several stores stand in one text.
      if (typeof value === 'string' && name === 'needed') return [name, value.split(' ').map(storeName).join(' / ')];
      return [name, String(value ?? '—')];
    }),
  );
}
