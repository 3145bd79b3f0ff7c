import { recordDecisions } from '@/lib/decisions';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { mayContact } from '@/lib/privacy';
import type { NoticePurpose } from './kind';
import { noticeKinds } from './registry';
import { insertMessages, keptAmong, type NewMessage } from './store/inbox';

/** Why a member is not shown a message: he does not want this purpose in his inbox, or he is leaving. */
const REFUSED = 'contact_refused';

/** A message whose member was not asked yet. */
export type ReadyMessage = Omit<NewMessage, 'withheld'>;

/**
 * Keeps messages in the caller's transaction, each once by its key, and answers how many may be read now. Every one asks
 * whether its member wants it, at this moment (4.K, 4.J.4); where something may be lost by not being told, the refusal is
 * kept as a decision with its reason, once.
 */
export async function sendMessages(db: Db, messages: readonly ReadyMessage[], now: Date): Promise<number> {
  const told: NewMessage[] = [];
  const refused: NewMessage[] = [];
  for (const [purpose, some] of Map.groupBy(messages, ({ kind }) => kindOf(kind).purpose)) {
    const ids = [...new Set(some.map(({ memberId }) => memberId))];
    const willing = await mayContact(db, ids, purpose, 'inbox', now);
    for (const one of some) {
      if (willing.has(one.memberId)) told.push({ ...one, withheld: null });
      else if (kindOf(one.kind).hasStake === true) refused.push({ ...one, withheld: REFUSED });
    }
  }
  await withhold(db, refused, now);
  return insertMessages(db, told);
}

async function withhold(db: Db, refused: readonly NewMessage[], now: Date): Promise<void> {
  if (refused.length === 0) return;
  await insertMessages(db, refused);
  const isNew = await keptAmong(db, refused);
  const decisions = refused.flatMap((one) => (isNew.has(one.id) ? [decisionOf(one, now)] : []));
  if (decisions.length > 0) await recordDecisions(db, decisions);
}

const decisionOf = ({ memberId, id, kind }: NewMessage, at: Date) => {
  const facts = { message: kind, purpose: kindOf(kind).purpose, channel: 'inbox' };
  return {
    memberId,
    id: newId(),
    kind: 'message.withheld',
    subjectType: 'message',
    subjectId: id,
    at,
    reasons: [{ topic: 'message', outcome: 'withheld', code: REFUSED, facts, rule: 'privacy#contact' } as const],
    outcome: {},
  };
};

// What is no kind any more is told nobody as an offer.
const NO_KIND = { purpose: 'service', hasStake: false } as const;
const kindOf = (code: string): { readonly purpose: NoticePurpose; readonly hasStake?: boolean } =>
  noticeKinds.find(code) ?? NO_KIND;
