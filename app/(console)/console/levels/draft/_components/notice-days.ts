const DAYS_MAX = 366;
const NOTICES_MAX = 6;

/** Days before a drop as they are typed, `30, 7, 1` in any order, largest first; null when they are not days. */
export function readNoticeDays(text: string): number[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((part) => part !== '');
  const days = [...new Set(parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0)))];
  const isGood = days.length <= NOTICES_MAX && days.every((day) => day >= 1 && day <= DAYS_MAX);
  return isGood ? days.sort((a, b) => b - a) : null;
}
