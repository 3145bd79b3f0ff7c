import { recordDecisions } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import type { Facts } from '@/lib/kernel/refusal';
import type { WithheldFacts } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { itemOf } from './store/items';

/** Keeps why an exchange was made or cancelled (4.F). */
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

/** What a refused exchange, or a refused cancelling, is kept as (N2); null for an item that nobody knows. */
export async function mallWithheld(
  db: Db,
  memberId: string,
  code: string,
  kind: 'mall.exchanged' | 'mall.cancelled',
): Promise<WithheldFacts | null> {
  const item = await itemOf(db, code);
  if (item === null) return null;
  const { zh, en } = item.terms.name;
  const facts = { item: zh, itemEn: en || zh };
  const rule = `mall@${item.version}#${code}`;
  return { memberId, kind, subjectType: 'mall', subjectId: code, topic: 'mall', rule, facts };
}
