import { type BehaviourEvent, behaviourEvent } from '@/lib/behaviours';
import type { EnrolMember } from '@/lib/members';
import { type OrderEvent, orderEvent, type RefundEvent } from '@/lib/orders';
import type { SpendAsk } from '@/lib/points';
import type { Happening, Person, StoryOrder, StoryRefund, StorySpend } from './rules/story';

/** Who is named as the source and actor of everything in the story. */
export const DEMO_ACTOR = { kind: 'system', name: 'demo' } as const;

const LABEL = 'system:demo';

/** A person of the story as enrolment takes him. */
export const enrolmentOf = (person: Person): EnrolMember => ({ ...person });

/** An order of the story as orders take it. */
export function eventOf({ person, lines, ...order }: StoryOrder): OrderEvent {
  return orderEvent({
    ...order,
    version: null,
    member: person === null ? null : { externalId: person },
    lines: lines.map((line) => ({
      ...line,
      kind: 'goods',
      net: line.quantity * line.unitPrice - line.discount,
      refundedQuantity: 0,
      refundedNet: 0,
    })),
    source: 'demo',
    actor: LABEL,
  });
}

/** A behaviour of the story as behaviours take it. */
export const behaviourOf = ({ at, behaviour }: Extract<Happening, { kind: 'behaviour' }>): BehaviourEvent =>
  behaviourEvent({ ...behaviour, member: { externalId: behaviour.person }, at, actor: LABEL });

/** A spend of the story as points take it, by the member's id. */
export const spendAskOf = ({ points, receipt, note }: StorySpend, memberId: string): SpendAsk => ({
  kind: 'spend',
  memberId,
  actor: LABEL,
  points,
  note,
  source: { type: 'receipt', id: receipt },
});

/** A refund of the story as orders take it. */
export function refundEventOf({ person: _, lines, ...refund }: StoryRefund): RefundEvent {
  return { ...refund, lines: lines.map((line) => ({ ...line, amount: null })), actor: LABEL };
}
