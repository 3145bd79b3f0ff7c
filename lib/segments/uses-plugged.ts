import 'server-only';
import { assert } from '@/lib/kernel/assert';
import type { Condition } from '@/lib/kernel/condition';
import type { Registry } from '@/lib/kernel/registry';
import type { Db } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import type { SegmentBook } from './book';
import { segmentsNamed } from './rules/references';

/** What a context asks of members: each thing of it that is not over, by its code, with its conditions. */
export type SegmentUser = {
  readonly code: string;
  readonly asks: (
    db: Db,
    now: Date,
  ) => Promise<readonly { readonly code: string; readonly conditions: readonly (Condition | null)[] }[]>;
};

/** A thing that names a segment. */
export type SegmentUse = { readonly context: string; readonly code: string };

const holder = () => shared<{ users: Registry<SegmentUser> | null }>('plugged.segment-users', () => ({ users: null }));

/** Makes known who may name segments; `lib/wiring.ts` does it, since they stand above this context. */
export function plugSegmentUsers(users: Registry<SegmentUser>): void {
  holder().users = users;
}

/** Where a segment is named: in other segments, and in what the contexts above have that is not over. */
export async function segmentUses(db: Db, book: SegmentBook, code: string, now: Date): Promise<readonly SegmentUse[]> {
  const { users } = holder();
  assert(users !== null, 'lib/wiring.ts was not imported');
  const own = [...book.segments.values()]
    .filter((one) => one.state !== 'withdrawn' && one.code !== code)
    .filter((one) => segmentsNamed(book.versions.get(one.code)?.[0]?.terms?.where ?? null).includes(code))
    .map((one) => ({ context: 'segments', code: one.code }));
  const others = await Promise.all(
    users.all.map(async (user) =>
      (await user.asks(db, now))
        .filter(({ conditions }) => conditions.some((where) => segmentsNamed(where).includes(code)))
        .map((thing) => ({ context: user.code, code: thing.code })),
    ),
  );
  return [...own, ...others.flat()];
}
