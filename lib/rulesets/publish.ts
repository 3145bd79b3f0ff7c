import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';

/** A version as whoever publishes the next one looks at it. */
type Known = {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly withdrawnAt: Date | null;
  readonly rules: unknown;
};

/** What a rule set can do for whoever publishes and withdraws: list its versions, add one, take one out. */
export type Published = {
  readonly versions: (db: Db) => Promise<readonly Known[]>;
  readonly add: (
    db: Db,
    one: { readonly version: number; readonly effectiveFrom: Date; readonly rules: unknown; readonly note: string },
  ) => Promise<boolean>;
  readonly withdraw: (
    db: Db,
    one: { readonly version: number; readonly at: Date; readonly by: string; readonly note: string },
  ) => Promise<boolean>;
};

/**
 * Adds the next version of a rule set: from the first instant by which every process knows it or later on, and after all
 * versions before it. Whoever began from a version that is not the newest any more must look again (4.M). The caller has
 * raised the program's revision, which makes others who publish wait, and says what it answered.
 */
export async function publishVersion(
  db: Db,
  set: Pick<Published, 'versions' | 'add'>,
  known: Date,
  next: {
    readonly basedOn: number;
    readonly effectiveFrom: Date | null;
    readonly rules: unknown;
    readonly note: string;
  },
): Promise<{ readonly version: number; readonly effectiveFrom: string; readonly before: unknown }> {
  const versions = await set.versions(db);
  const newest = versions.filter(({ withdrawnAt }) => withdrawnAt === null).sort((a, b) => b.version - a.version)[0];
  const { basedOn, rules, note } = next;
  const latest = newest?.version ?? 0;
  if (latest !== basedOn) throw new Refusal('rules_changed_meanwhile', { latest, basedOn });
  const from = next.effectiveFrom ?? known;
  if (from < known) throw new Refusal('effective_in_past', { earliest: known.toISOString() });
  // An older version that begins later would take over again on its day.
  if (newest !== undefined && from <= newest.effectiveFrom)
    throw new Refusal('effective_before_newest', {
      version: newest.version,
      effectiveFrom: newest.effectiveFrom.toISOString(),
    });
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  await set.add(db, { version, effectiveFrom: from, rules, note });
  return { version, effectiveFrom: from.toISOString(), before: newest?.rules ?? null };
}

/** Takes a version out before it begins: it stays listed and never counts. One that has begun is only followed (4.M). */
export async function withdrawVersion(
  db: Db,
  set: Pick<Published, 'versions' | 'withdraw'>,
  known: Date,
  { version, at, by, note }: Parameters<Published['withdraw']>[1],
): Promise<{ readonly version: number; readonly effectiveFrom: string; readonly rules: unknown }> {
  const one = (await set.versions(db)).find((listed) => listed.version === version);
  if (one === undefined) throw new Refusal('version_not_found', { version }, 404);
  if (one.withdrawnAt !== null) throw new Refusal('version_withdrawn', { version });
  const effectiveFrom = one.effectiveFrom.toISOString();
  // Every process must know before the version would have begun.
  if (one.effectiveFrom <= known) throw new Refusal('version_begun', { version, effectiveFrom });
  await set.withdraw(db, { version, at, by, note });
  return { version, effectiveFrom, rules: one.rules };
}
