import 'server-only';
import { isRefusal, Refusal } from '@/lib/kernel/refusal';
import { type Context, command, execute } from '@/lib/platform/command';
import {
  approve,
  carryOut,
  conclude,
  type Decided,
  inWhoseName,
  isChanged,
  kindOf,
  refuse,
  trace,
  voidChanged,
  waiting,
} from '../deciding';
import { ApproveInput, ApproveManyInput, EmergencyInput, EscalatedInput, NotedInput, WithdrawInput } from '../schema';

/**
 * Approves a request and, once enough people have, does at once what it asks for, in the same transaction: exactly once,
 * however many approve at the same moment. Never by its author or his stand-in, never by somebody whom the kind's guard
 * refuses (4.A.12). What was changed since it was asked for is void instead (4.M).
 */
export const approveRequestCommand = command({
  name: 'approvals.approve',
  can: 'approvals.decide',
  input: ApproveInput,
  async run(context, { requestId, note }): Promise<Decided> {
    const request = await waiting(context, requestId, 'approve');
    return approve(context, request, note, await inWhoseName(context, request));
  },
  audit: ({ note }, decided) => trace(decided, note),
});

const VERDICTS = { approve: 'approve', reject: 'rejected', return: 'returned' } as const;

/** A command that ends a request without doing what it asks for, with a reason that its author reads. */
const refusing = (verdict: 'reject' | 'return') =>
  command({
    name: `approvals.${verdict}`,
    can: 'approvals.decide',
    input: NotedInput,
    async run(context, { requestId, note }): Promise<Decided> {
      const request = await waiting(context, requestId, verdict);
      await inWhoseName(context, request);
      return refuse(context, request, VERDICTS[verdict], note);
    },
    audit: ({ note }, decided) => trace(decided, note),
  });

/** Rejects a request; nothing else happens. */
export const rejectRequestCommand = refusing('reject');

/** Sends a request back with what shall be another way; its author changes it and asks anew. */
export const returnRequestCommand = refusing('return');

/** Decides a request that nobody answered in time, as somebody who was not asked first; four eyes hold all the same. */
export const decideEscalatedCommand = command({
  name: 'approvals.decideEscalated',
  can: 'approvals.oversee',
  input: EscalatedInput,
  async run(context, { requestId, verdict, note }): Promise<Decided> {
    const request = await waiting(context, requestId, verdict);
    if (request.escalatedAt === null) throw new Refusal('not_escalated', {});
    await inWhoseName(context, request);
    const to = VERDICTS[verdict];
    if (to === 'approve') return approve(context, request, note, null);
    if (note === '') throw new Refusal('note_missing', {}, 422);
    return refuse(context, request, to, note);
  },
  audit: ({ note }, decided) => trace(decided, note),
});

/**
 * Does at once what a request asks for, without a second person: in an emergency, with what makes it one. It stands in the
 * list of what somebody else looks at afterwards until he has. What the kind's guard refuses stays refused, and what was
 * changed since it was asked for is void here too (4.M).
 */
export const hurryRequestCommand = command({
  name: 'approvals.hurry',
  can: 'approvals.emergency',
  input: EmergencyInput,
  async run(context, { requestId, note }): Promise<Decided> {
    const request = await waiting(context, requestId, 'emergency');
    if (await isChanged(context, request)) return voidChanged(context, request);
    const result = await carryOut(context, request);
    return conclude(context, request, { state: 'approved', decisionNote: note, result, isEmergency: true });
  },
  audit: ({ note }, decided) => trace(decided, note),
});

/** Approves several requests of little risk; each is one of its own, and what is refused waits on with its reason. */
export const approveManyCommand = command({
  name: 'approvals.approveMany',
  can: 'approvals.decide',
  input: ApproveManyInput,
  transaction: 'own',
  async run(context, { requestIds, note }) {
    const outcomes: { readonly id: string; readonly code: string | null }[] = [];
    for (const requestId of new Set(requestIds))
      outcomes.push({ id: requestId, code: await tryOne(context, requestId, note) });
    return { outcomes, approved: outcomes.filter(({ code }) => code === null).length };
  },
});

/** Takes one's own request back while nobody has decided it. */
export const withdrawRequestCommand = command({
  name: 'approvals.withdraw',
  can: 'approvals.read',
  input: WithdrawInput,
  async run(context, { requestId }): Promise<Decided> {
    const request = await waiting(context, requestId, 'withdraw');
    return conclude(context, request, { state: 'withdrawn', decisionNote: null, result: null });
  },
  audit: (_, decided) => trace(decided, ''),
});

/** Approves one of many; null when it was, else why not. */
async function tryOne(context: Context, requestId: string, note: string): Promise<string | null> {
  try {
    const decided = await execute(approveLowCommand, context, { requestId, note });
    return decided.state === 'withdrawn' ? 'approval_void' : null;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

/** The same as one approval, of kinds alone of which many may be approved with one look. */
const approveLowCommand = {
  ...approveRequestCommand,
  async run(context: Context, input: { readonly requestId: string; readonly note: string }): Promise<Decided> {
    const request = await waiting(context, input.requestId, 'approve');
    if (!kindOf(request).isLowRisk) throw new Refusal('not_low_risk', {});
    return approve(context, request, input.note, await inWhoseName(context, request));
  },
};
