import { attribute, type Narrowed, type Source, type SqlWriter } from '@/lib/segments';
import { stateInBatch } from './rules/life';
import { copiesOfMembers, type MemberCopy } from './store/of-members';

const DAY_MS = 86_400_000;
const copies: Source<readonly MemberCopy[]> = { code: 'coupons', load: copiesOfMembers };

/** Which copies may be used now, in SQL: as `stateInBatch` says, whatever a job has marked (4.E). */
const usable = (w: SqlWriter): string =>
  `(x."state" = 'CLAIMED' OR x."state" = 'HELD' AND x."heldUntil" <= ${w.now()}) AND x."startsAt" <= ${w.now()}
    AND x."endsAt" > ${w.now()} AND NOT EXISTS (SELECT FROM "CouponBatch" b WHERE b."id" = x."batchId" AND b."state" = 'voided')`;
const ofBatch = (w: SqlWriter, { batch }: Narrowed): string =>
  batch === undefined ? '' : `AND x."batchId"::text = ${w.value(batch, 'text')}`;
const counted = (w: SqlWriter, key: string, where: () => string): string =>
  `coalesce(${w.sums(key, () => ({ table: 'Coupon', where: where(), columns: 'count(*) AS "copies"' }))}."copies", 0)`;

const usableOf = (held: readonly MemberCopy[] | undefined, { batch }: Narrowed, now: Date): readonly MemberCopy[] =>
  (held ?? []).filter(
    (copy) =>
      (batch === undefined || copy.batchId === batch) &&
      copy.startsAt <= now &&
      stateInBatch(copy, copy.isVoided, now) === 'CLAIMED',
  );

/** Copies that may be used now, of one batch or of all. */
export const couponsHeld = attribute({
  code: 'coupons.held',
  group: 'coupons',
  kind: 'number',
  narrowing: { may: ['batch'] },
  cost: 3,
  source: copies,
  sql: (w, narrowed) => counted(w, `coupons.held.${narrowed.batch}`, () => `${usable(w)} ${ofBatch(w, narrowed)}`),
  read: (held, narrowed, { now }) => usableOf(held, narrowed, now).length,
});

/** Of them those that end within so many days. */
export const couponsExpiring = attribute({
  code: 'coupons.expiring',
  group: 'coupons',
  kind: 'number',
  narrowing: { needs: ['within'], may: ['batch'] },
  cost: 3,
  source: copies,
  sql: (w, narrowed) =>
    counted(w, `coupons.expiring.${narrowed.within}.${narrowed.batch}`, () => {
      const until = `${w.now()} + ${w.value(narrowed.within, 'int4')} * interval '24 hours'`;
      return `${usable(w)} ${ofBatch(w, narrowed)} AND x."endsAt" <= ${until}`;
    }),
  read: (held, narrowed, { now }) => {
    const until = new Date(now.getTime() + (narrowed.within ?? 0) * DAY_MS);
    return usableOf(held, narrowed, now).filter(({ endsAt }) => endsAt <= until).length;
  },
});

/** Copies used in the last so many days. */
export const couponsUsed = attribute({
  code: 'coupons.used',
  group: 'coupons',
  kind: 'number',
  narrowing: { needs: ['within'], may: ['batch'] },
  cost: 3,
  source: copies,
  sql: (w, narrowed) =>
    counted(w, `coupons.used.${narrowed.within}.${narrowed.batch}`, () => {
      const since = `${w.now()} - ${w.value(narrowed.within, 'int4')} * interval '24 hours'`;
      return `x."state" = 'USED' AND x."usedAt" > ${since} AND x."usedAt" <= ${w.now()} ${ofBatch(w, narrowed)}`;
    }),
  read: (held, { within = 0, batch }, { now }) => {
    const since = new Date(now.getTime() - within * DAY_MS);
    return (held ?? []).filter(
      ({ state, usedAt, batchId }) =>
        state === 'USED' && usedAt !== null && usedAt > since && usedAt <= now && (batch ?? batchId) === batchId,
    ).length;
  },
});
