import { Refusal } from '@/lib/kernel/refusal';
import { type AuditFacts, command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { type GivenUpKind, listGivenUp, settleGivenUp } from '@/lib/platform/given-up';
import { nameOf, refOf, searchOf } from '../named';
import { FailuresInput } from '../schema';

// More than anybody looks through; whoever has more does it again.
const ALL_MAX = 10_000;

type Settled = Readonly<Record<GivenUpKind, number>> & { readonly names: readonly string[] };

/** Has failures tried anew from their first try (4.F); refuses `failure_gone` when none of them is there any more. */
export const retryFailuresCommand = command({
  name: 'failures.retry',
  can: 'system.repair',
  input: FailuresInput,
  run: ({ db }, input) => settle(db, 'again', input),
  audit: auditOf,
});

/** Ends failures: they are not tried again. Refuses `failure_gone` when none of them is there any more. */
export const dropFailuresCommand = command({
  name: 'failures.drop',
  can: 'system.repair',
  input: FailuresInput,
  run: ({ db }, input) => settle(db, 'drop', input),
  audit: auditOf,
});

async function settle(db: Db, what: 'again' | 'drop', { failures, view, q }: FailuresInput): Promise<Settled> {
  const place = { next: null, isBack: false, limit: ALL_MAX };
  const refs = failures === null ? await listGivenUp(db, searchOf(view, q), place) : failures.map(refOf);
  const done = await settleGivenUp(db, what, refs);
  if (done.event + done.job === 0) throw new Refusal('failure_gone', {});
  return { ...done, names: refs.map(nameOf) };
}

function auditOf({ note }: FailuresInput, { event, job, names }: Settled): AuditFacts {
  const [first = ''] = names;
  return {
    objectType: 'failure',
    objectId: names.length === 1 ? first : 'many',
    after: { event, job, named: names.slice(0, 100) },
    reason: note,
  };
}
