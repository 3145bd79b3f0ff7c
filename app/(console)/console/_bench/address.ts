/** What stands in the address of the workbench. */
export type BenchAddress = Readonly<Record<string, string | string[] | undefined>>;

const NAMES = ['period', 'region', 'store'] as const;

/** What the workbench is asked by its address: empty ones say nothing. */
export const benchOf = (asked: BenchAddress): Partial<Record<(typeof NAMES)[number], string>> =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = asked[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

type Days = { readonly from: string; readonly to: string };

/** The report behind a number, for the same days and the same place. */
export function reportHref(report: string, { from }: Days, until: string, asked: BenchAddress): string {
  const { region, store } = benchOf(asked);
  const search = new URLSearchParams({
    period: 'custom',
    from,
    to: until,
    ...(region === undefined ? {} : { region }),
    ...(store === undefined ? {} : { store }),
  });
  return `/console/reports/${report}?${search}`;
}
