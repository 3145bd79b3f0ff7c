import { recordDecisions } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import type { Facts } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';

/** Keeps why an exchange was made, refused or cancelled (4.F). */
export async function noteMall(
  db: Db,
  about: { readonly memberId: string; readonly id: string | null; readonly item: string; readonly version: number },
  said: {
    readonly kind: 'mall.exchanged' | 'mall.cancelled';
    readonly outcome: Reason['outcome'];
    readonly code: string;
    readonly facts: Facts;
  },
  now: Date,
): Promise<void> {
  const { memberId, id, item, version } = about;
  const { kind, outcome, code, facts } = said;
  await recordDecisions(db, [
    {
      memberId,
      id: newId(),
      kind,
      subjectType: 'mall',
      subjectId: item,
      at: now,
      reasons: [{ topic: 'mall', outcome, code, facts, rule: `mall@${version}#${item}` }],
      outcome: { orderId: id, item },
    },
  ]);
}
