/** What stands in the address of a page. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** The parameters that a report understands. */
const NAMES = ['period', 'from', 'to', 'compare', 'region', 'store', 'level', 'channel', 'about', 'by'] as const;

/** One of them. */
export type ReportParameter = (typeof NAMES)[number];

/** What is asked of a report by its address: empty ones say nothing. */
export const askedOf = (asked: Asked): Partial<Record<ReportParameter, string>> =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = asked[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

/** The same as an address again, with some of it changed; null takes one away. */
export function addressOf(asked: Asked, changes: Partial<Record<ReportParameter, string | null>> = {}): string {
  const all = Object.entries({ ...askedOf(asked), ...changes }).filter(([, value]) => value !== null && value !== '');
  const search = new URLSearchParams(all as [string, string][]).toString();
  return search === '' ? '' : `?${search}`;
}
