import { batchIdsNamed } from '@/lib/coupons';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import type { Choice } from './rules/choice';
import { computeDue, type Due, isDue, type Remedy } from './rules/due';
import { type HitRow, hitsOf } from './store/hits';

/** Whom a repair concerns and what each is due, with its sums. */
export type Plan = {
  readonly due: readonly (HitRow & { readonly due: Due })[];
  readonly sums: {
    readonly members: number;
    readonly decisions: number;
    readonly pointsGiven: number;
    readonly pointsTaken: number;
    readonly growthGiven: number;
    readonly growthTaken: number;
    readonly coupons: number;
  };
};

/** More than this at once is no incident but another program. */
const MEMBERS_MAX = 200_000;

/** Finds everybody whose decisions are chosen and what each is due; who is due nothing is not of it. */
export async function planRepair(db: Db, { choice, remedy }: { choice: Choice; remedy: Remedy }): Promise<Plan> {
  const named = await withIds(db, choice, remedy);
  const hits = await hitsOf(db, named, MEMBERS_MAX + 1);
  if (hits.length > MEMBERS_MAX) throw new Refusal('repair_too_many', { most: MEMBERS_MAX });
  const due = hits.map((hit) => ({ ...hit, due: computeDue(remedy, hit) })).filter((one) => isDue(one.due, remedy));
  const sum = (of: (one: (typeof due)[number]) => number) => due.reduce((total, one) => total + of(one), 0);
  return {
    due,
    sums: {
      members: due.length,
      decisions: sum(({ decisions }) => decisions),
      pointsGiven: sum((one) => Math.max(0, one.due.points)),
      pointsTaken: sum((one) => Math.max(0, -one.due.points)),
      growthGiven: sum((one) => Math.max(0, one.due.growth)),
      growthTaken: sum((one) => Math.max(0, -one.due.growth)),
      coupons: sum((one) => one.due.coupons),
    },
  };
}

/** Batches as people name them, by their stored ids; one that nobody knows is refused. */
async function withIds(db: Db, choice: Choice, { coupon }: Remedy): Promise<Choice> {
  const named = [...(choice.by === 'batch' ? [choice.code] : []), ...(coupon === null ? [] : [coupon.batch])];
  if (named.length === 0) return choice;
  const ids = await batchIdsNamed(db, named);
  const unknown = named.find((code) => !ids.has(code));
  if (unknown !== undefined) throw new Refusal('repair_batch_unknown', { batch: unknown }, 422);
  return choice.by === 'batch' ? { ...choice, code: ids.get(choice.code) ?? '' } : choice;
}
