import { type Gate, gatesOf, gatesToGive, isOpen, type PartSort } from '@/lib/platform/authored/gates';
import type { Db } from '@/lib/platform/db';
import { membersMatching } from './store/members-where';

/** Whether a part gives to a member: yes, not now to anybody, no more since its time is over, or not to him. */
export type GateAnswer = 'open' | 'shut' | 'over' | 'outside';

/** Asks about a part and a member. */
export type GateKeeper = (code: string, memberId: string) => GateAnswer;

/**
 * What holds parts back from members: the time and the stop of whoever holds a part, and his audience beside the part's
 * own. `give`: the answer stays true until the transaction ends, so nothing is given after a stop has committed (N7).
 */
export async function gateKeeper(
  db: Db,
  sort: PartSort,
  {
    codes,
    memberIds,
    now,
    give = false,
  }: {
    readonly codes: readonly string[];
    readonly memberIds: readonly string[];
    readonly now: Date;
    readonly give?: boolean;
  },
): Promise<GateKeeper> {
  const gates = await (give ? gatesToGive : gatesOf)(db, sort, codes);
  if (gates.length === 0) return () => 'open';
  const byCode = new Map(gates.map((gate) => [gate.code, gate]));
  const inside = new Map<string, ReadonlySet<string>>();
  for (const { code, audience } of gates.filter((gate) => isOpen(gate, now)))
    if (audience !== null) inside.set(code, await membersMatching(db, audience, now, [...new Set(memberIds)]));
  return (code, memberId) => answerOf(byCode.get(code), inside.get(code), memberId, now);
}

function answerOf(
  gate: Gate | undefined,
  inside: ReadonlySet<string> | undefined,
  memberId: string,
  now: Date,
): GateAnswer {
  if (gate === undefined) return 'open';
  if (!isOpen(gate, now)) return gate.stopped || now < gate.closesAt ? 'shut' : 'over';
  return inside === undefined || inside.has(memberId) ? 'open' : 'outside';
}
