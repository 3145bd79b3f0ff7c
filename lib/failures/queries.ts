import 'server-only';
import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { countGivenUp, type GivenUp, type GivenUpPlace, listGivenUp } from '@/lib/platform/given-up';
import { query } from '@/lib/platform/query';
import { nameOf, refOf, searchOf } from './named';
import { FailureName } from './schema';

/** A failure as the list shows it. */
export type FailureView = Pick<GivenUp, 'kind' | 'name' | 'attempts' | 'error'> & {
  readonly id: string;
  readonly at: string;
  /** Whom it is about, for those who may see him. */
  readonly member: string | null;
};

const COUNTED_TO = 10_000;
const BACK = '~';

/** What the program gave up, the newest first, by keyset in both directions; sought by words of name or error (2.0.1). */
export const failureList = query({
  can: 'system.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<FailureView>> {
    const { q, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const search = searchOf(view, q);
    const isBack = cursor?.startsWith(BACK) ?? false;
    const next = placeOf(cursor === null ? '' : cursor.slice(isBack ? BACK.length : 0));
    const [found, count] = await Promise.all([
      listGivenUp(db, search, { next, isBack, limit: limit + 1 }),
      countGivenUp(db, search, COUNTED_TO + 1),
    ]);
    const isMore = found.length > limit;
    const shown = isBack ? found.slice(-limit) : found.slice(0, limit);
    const [hasNext, hasPrevious] = isBack ? [true, isMore] : [isMore, next !== null];
    const [first, last] = [shown[0], shown.at(-1)];
    return {
      rows: shown.map(viewOf),
      nextCursor: hasNext && last !== undefined ? cursorOf(last) : null,
      prevCursor: hasPrevious && first !== undefined ? `${BACK}${cursorOf(first)}` : null,
      total: { value: Math.min(count, COUNTED_TO), relation: count > COUNTED_TO ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

const viewOf = (one: GivenUp): FailureView => ({
  id: nameOf(one),
  kind: one.kind,
  name: one.name,
  at: one.at.toISOString(),
  attempts: one.attempts,
  error: one.error,
  member: one.memberId === null ? null : publicId('member', one.memberId),
});

const cursorOf = (one: GivenUp): string => `${one.at.toISOString()}_${nameOf(one)}`;

function placeOf(cursor: string): GivenUpPlace['next'] {
  const [at = '', name = ''] = cursor.split('_');
  const isPlace = !Number.isNaN(Date.parse(at)) && FailureName.safeParse(name).success;
  return isPlace ? { ...refOf(name), at: new Date(at) } : null;
}
