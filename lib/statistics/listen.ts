import 'server-only';
import { localDate } from '@/lib/kernel/day';
import { pool } from '@/lib/platform/db';
import { inSets } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { refreshTotals } from './store/totals';

/** Makes the sums of those right again whose purchases have changed; idempotent, as it reads what stands. */
export const refreshOnPurchase = inSets(async (events) => {
  const { zone } = await program(pool());
  const told = events.flatMap(({ memberId, payload }) => [memberId, absorbedIn(payload)]);
  const ids = [...new Set(told)].filter((id) => id !== null);
  await refreshTotals(pool(), ids, localDate(new Date(), zone));
});

/** Of a merge or its undoing also the other one. */
const absorbedIn = (payload: unknown): string | null => {
  const { absorbedId } = (payload ?? {}) as { absorbedId?: unknown };
  return typeof absorbedId === 'string' ? absorbedId : null;
};
