import { localTime } from './day';
import type { Locale } from './locale';

const WEEKDAYS = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const MINUS = '−';

/** How much of a date is told: `full` names the weekday, `date` stops at the day, `short` leaves out the year. */
export type DateStyle = 'full' | 'datetime' | 'date' | 'short' | 'month' | 'time';

/** How money is told: `exact` always shows cents, `plain` drops `.00`, `signed` leads with + or −. */
export type MoneyStyle = 'exact' | 'plain' | 'signed';

/** Integer fen as money: `¥1,234.50`; the sign comes before the currency. */
export function formatMoney(fen: number | bigint, style: MoneyStyle = 'exact'): string {
  const value = BigInt(fen);
  const digits = value < 0n ? -value : value;
  const cents = (digits % 100n).toString().padStart(2, '0');
  const tail = style === 'plain' && cents === '00' ? '' : `.${cents}`;
  return `${signOf(value, style === 'signed')}¥${grouped(digits / 100n)}${tail}`;
}

/** An exact whole number with grouped thousands, for ledgers and tables: `12,345`. */
export function formatNumber(value: number | bigint, signed = false): string {
  const exact = BigInt(value);
  return signOf(exact, signed) + grouped(exact < 0n ? -exact : exact);
}

/** A rough number for tiles, never for ledgers: `1.2万` / `12K`; below ten thousand (zh) or a thousand (en) it is exact. */
export function formatCompact(value: number, locale: Locale): string {
  const size = Math.abs(value);
  const steps: readonly (readonly [number, string])[] =
    locale === 'zh-CN'
      ? [
          [1e8, '亿'],
          [1e4, '万'],
        ]
      : [
          [1e9, 'B'],
          [1e6, 'M'],
          [1e3, 'K'],
        ];
  const step = steps.find(([from]) => size >= from);
  if (step === undefined) return formatNumber(Math.trunc(value));
  // Cut, not rounded: 19,999 points must not read as 2万.
  const tenths = Math.floor((size / step[0]) * 10) / 10;
  const shown = tenths >= 100 ? String(Math.floor(tenths)) : String(tenths);
  return `${value < 0 ? MINUS : ''}${shown}${step[1]}`;
}

/** A share as a percentage with at most one decimal: `28.4%`. */
export function formatPercent(share: number, signed = false): string {
  const shown = Math.round(Math.abs(share) * 1000) / 10;
  const sign = share < 0 && shown > 0 ? MINUS : signed && shown > 0 ? '+' : '';
  return `${sign}${shown}%`;
}

/** A price ratio in basis points as people say it: 8500 is `8.5折` and `15% off`. */
export function formatDiscount(ratioBp: number, locale: Locale): string {
  return locale === 'zh-CN' ? `${ratioBp / 1000}折` : `${(10_000 - ratioBp) / 100}% off`;
}

/** An instant on the wall clock of the zone: `2026年11月21日 周六 20:00` / `Sat 21 Nov 2026, 20:00`. */
export function formatDateTime(instant: Date, style: DateStyle, locale: Locale, zone: string): string {
  const at = localTime(instant, zone);
  const time = `${two(at.hour)}:${two(at.minute)}`;
  const weekday = WEEKDAYS[locale][at.weekday - 1];
  const month = MONTHS_EN[at.month - 1];
  const zh = locale === 'zh-CN';
  const date = zh ? `${at.year}年${at.month}月${at.day}日` : `${at.day} ${month} ${at.year}`;
  switch (style) {
    case 'full':
      return zh ? `${date} ${weekday} ${time}` : `${weekday} ${date}, ${time}`;
    case 'datetime':
      return zh ? `${date} ${time}` : `${date}, ${time}`;
    case 'date':
      return date;
    case 'short':
      return zh ? `${at.month}月${at.day}日` : `${at.day} ${month}`;
    case 'month':
      return zh ? `${at.year}年${at.month}月` : `${month} ${at.year}`;
    case 'time':
      return time;
  }
}

/** The end of a half-open range as people read ends: the last minute that still counts, never the midnight after it. */
export const formatEnd = (end: Date, style: DateStyle, locale: Locale, zone: string): string =>
  formatDateTime(new Date(end.getTime() - 1), style, locale, zone);

/** How long ago, or until, in the largest whole unit: `3 分钟前`, `in 2 days`. */
export function formatRelative(instant: Date, now: Date, locale: Locale): string {
  const seconds = Math.round((instant.getTime() - now.getTime()) / 1000);
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  const text = unit === undefined ? format.format(0, 'second') : format.format(Math.trunc(seconds / unit[1]), unit[0]);
  // The runtime writes `3分钟前`; everywhere else a number stands apart from Chinese.
  return locale === 'zh-CN' ? text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ') : text;
}

/** A phone number with only its first three and last four digits: `138****1234`; short ones keep the last two. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
  return digits.length >= 8 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}

/** Digits in groups of four, as they are read aloud: `1234 5678 90`. */
export function groupDigits(code: string): string {
  return code.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}

const two = (value: number): string => String(value).padStart(2, '0');
const grouped = (digits: bigint): string => digits.toString().replace(/\B(?=(\d{3})+$)/g, ',');
const signOf = (value: bigint, signed: boolean): string => (value < 0n ? MINUS : signed && value > 0n ? '+' : '');
