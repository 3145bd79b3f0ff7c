import { enrolMembers } from '@/lib/enrolment';
import { must } from '@/lib/kernel/assert';
import { orderEvent, processOrders } from '@/lib/orders';
import { localAt } from '@/lib/platform/testing/zone';
import { type BehaviourAnswer, type BehaviourEvent, behaviourEvent, processBehaviours } from '..';

const actor = { kind: 'system', name: 'test' } as const;
let people = 0;
let events = 0;
let orders = 0;

/** Enrols somebody long before what the test does. */
export async function givenMember(registeredAt = localAt('2025-01-01')): Promise<string> {
  const [outcome] = await enrolMembers([{ externalId: `b-${++people}`, channel: 'test', registeredAt }], {
    actor,
    now: registeredAt,
  });
  if (outcome?.ok !== true) throw outcome?.refusal;
  return outcome.value.memberId;
}

/** A behaviour of a member at an instant. */
export const anEvent = (
  memberId: string,
  type: string,
  at: string | Date,
  props: Record<string, unknown> = {},
  externalId = `e-${++events}`,
): BehaviourEvent =>
  behaviourEvent({ externalId, type, member: { id: memberId }, at: new Date(at), props, actor: 'test' });

/** Records a set and answers each, throwing refusals. */
export async function record(given: readonly BehaviourEvent[], now = new Date()): Promise<BehaviourAnswer[]> {
  return (await processBehaviours(given, now)).map((outcome) => {
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  });
}

/** A completed order of so many lines; answers its seller's id. */
export async function givenOrder(
  memberId: string,
  paidAt: string,
  yuan: readonly number[],
  status = 'completed',
  externalId = `b-order-${++orders}`,
) {
  const event = orderEvent({
    externalId,
    version: null,
    member: { id: memberId },
    channel: 'test',
    storeCode: null,
    placedAt: new Date(paidAt),
    paidAt: new Date(paidAt),
    completedAt: null,
    status: status as 'completed',
    lines: yuan.map((price, index) => ({
      id: `${index + 1}`,
      kind: 'goods' as const,
      sku: `S${index}`,
      name: null,
      category: null,
      brand: null,
      quantity: 1,
      unitPrice: price * 100,
      discount: 0,
      net: price * 100,
      refundedQuantity: 0,
      refundedNet: 0,
    })),
    freight: 0,
    source: 'test',
    actor: 'test',
  });
  const [outcome] = await processOrders([event], new Date());
  must(outcome?.ok ? outcome.value : null, 'a settled order');
  return externalId;
}
