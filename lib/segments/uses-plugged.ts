import 'server-only';
import { assert } from '@/lib/kernel/assert';
import type { Condition } from '@/lib/kernel/condition';
import type { Registry } from '@/lib/kernel/registry';
import type { Db } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import type { SegmentBook } from './book';
import { segmentsNamed } from './rules/references';

/** What a thing is called in either language; null: it has no name yet. */
type Name = { readonly zh: string; readonly en: string } | null;

/** A thing that asks something of members: its code, its name, and its conditions. */
type Asking = {
  readonly code: string;
  readonly name: Name;
  readonly conditions: readonly (Condition | null)[];
};

/** What a context asks of members: each thing of it that is not over. */
export type SegmentUser = {
  readonly code: string;
  readonly asks: (db: Db, now: Date) => Promise<readonly Asking[]>;
};

/** A thing that names a segment. */
export type SegmentUse = { readonly context: string; readonly code: string; readonly name: Name };

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
    .map(({ code: other }) => ({
      context: 'segments',
      code: other,
      name: book.versions.get(other)?.[0]?.terms?.name ?? null,
    }));
  const others = await Promise.all(
    users.all.map(async (user) =>
      (await user.asks(db, now))
        .filter(({ conditions }) => conditions.some((where) => segmentsNamed(where).includes(code)))
        .map((thing) => ({ context: user.code, code: thing.code, name: thing.name })),
    ),
  );
  return [...own, ...others.flat()];
}
