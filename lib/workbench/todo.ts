import type { z } from 'zod';
import type { ListPage } from '@/lib/kernel/list-query';
import type { Permission } from '@/lib/kernel/permission';
import type { Context } from '@/lib/platform/command';
import type { Query } from '@/lib/platform/query';
import type { Weight } from './rules/order';

/** How much of a to-do there is for this reader; the oldest is null where nothing says how old it is. */
export type Look = { readonly count: number; readonly isMore: boolean; readonly oldest: Date | null };

/**
 * Something that somebody shall do: who may, where it is done, how much of it there is. What it counts is what the page that
 * it leads to lists, for the same reader: a test asks both of every kind.
 */
export type Todo = {
  readonly code: string;
  readonly weight: Weight;
  /** All that is needed to do it and to open its page. */
  readonly can: readonly Permission[];
  readonly href: string;
  readonly look: (context: Context) => Promise<Look>;
};

type Listed<I extends z.ZodType, R> = Pick<Todo, 'code' | 'weight' | 'can'> & {
  readonly path: string;
  readonly list: Query<I, ListPage<R>>;
  /** What the address of the list says. */
  readonly asked: Readonly<Record<string, string>>;
  /** A cursor before the first row there could be: the page "before" it, of one row, is the oldest. */
  readonly beforeAll?: string;
  readonly at?: (row: R) => string | Date;
};

/** A to-do that is what a list shows: its count is the list's own total, so that both cannot differ. */
export const listed = <I extends z.ZodType, R>({ path, list, asked, beforeAll, at, ...todo }: Listed<I, R>): Todo => ({
  ...todo,
  href: `${path}?${new URLSearchParams(asked)}`,
  async look(context) {
    const place = beforeAll === undefined ? {} : { cursor: beforeAll };
    const { rows, total } = await list.run(context, list.input.parse({ ...asked, ...place, limit: '1' }));
    const [oldest] = rows;
    return {
      count: total.value,
      isMore: total.relation === 'gte',
      oldest: oldest === undefined || at === undefined ? null : new Date(at(oldest)),
    };
  },
});
