import { CATEGORIES } from '@/lib/mall/rules/terms';

/** What the address of the mall says. */
export type MallQuery = Readonly<Record<string, string | string[] | undefined>>;

/** How the shelf is sorted. */
export const SORTS = ['rank', 'low', 'high'] as const;

/** What a reader of the shelf asked for; what he can have is shown first of all (M6). */
export type MallAsked = {
  readonly category: (typeof CATEGORIES)[number] | null;
  readonly isAll: boolean;
  readonly sort: (typeof SORTS)[number];
};

/** Reads the address; what it does not know counts as not said. */
export function mallQuery({ category, all, sort }: MallQuery): MallAsked {
  return {
    category: CATEGORIES.find((one) => one === category) ?? null,
    isAll: all === '1',
    sort: SORTS.find((one) => one === sort) ?? 'rank',
  };
}

/** The address of the shelf with a change. */
export function mallHref(asked: MallAsked, change: Partial<MallAsked> = {}): string {
  const { category, isAll, sort } = { ...asked, ...change };
  const said = new URLSearchParams();
  if (category !== null) said.set('category', category);
  if (isAll) said.set('all', '1');
  if (sort !== 'rank') said.set('sort', sort);
  const text = said.toString();
  return text === '' ? '/mall' : `/mall?${text}`;
}
