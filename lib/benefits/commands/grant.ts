import { type Actor, actorName } from '@/lib/kernel/actor';
import { parseId, publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { membersNamed, requireMemberInSight, storesInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import type { GrantAnswer } from '../grant/asks';
import { grantIn } from '../grant/process';
import { benefitsInForce } from '../in-force';
import { BenefitRef, GrantInput, GrantManyInput, JobRef } from '../schema';
import { addJobMembers, addJobs, jobForUpdate, saveJob } from '../store/jobs';
import { freshBook } from '../store/versions';
import { grantWithheld } from '../withheld';

/** Grants a benefit to one member by hand, with the reason; the same key again answers the first grant (S0-3.3). */
export const grantBenefitCommand = command({
  name: 'benefits.grant',
  can: 'benefits.give',
  input: GrantInput,
  withheld: ({ db }, { code, memberId }) => grantWithheld(db, parseId('member', memberId), code, 'manual'),
  async run({ db, actor, now, idempotencyKey }, { code, memberId: ref, key, times, note }): Promise<GrantAnswer> {
    const memberId = requireId('member', ref);
    await requireMemberInSight(db, actor, memberId);
    const about = { memberId, benefit: code, source: 'manual' as const, at: now, note };
    const name = `manual:${key ?? idempotencyKey ?? newId()}`;
    const [outcome] = await grantIn(db, [{ ...about, key: name, ...(times === undefined ? {} : { times }) }], now);
    if (outcome?.ok) return outcome.value;
    // What is not open is there; a code of nothing is told apart from it.
    if (
      outcome?.refusal.code === 'benefit_not_open' &&
      !(await freshBook(db)).benefits.some((one) => one.code === code)
    )
      throw new Refusal('benefit_not_found', { benefit: code }, 404);
    throw outcome?.refusal ?? new Refusal('member_not_found', {}, 404);
  },
  audit: ({ code, memberId, note }, { isRepeat, grant }) =>
    isRepeat
      ? null
      : {
          objectType: 'benefit',
          objectId: code,
          after: { memberId, grant: publicId('benefitGrant', grant.id), times: grant.quota },
          reason: note,
        },
});

/** Begins to grant a benefit to each member of a list; the worker does it in chunks and shows how far it is (S0-3.3). */
export const grantManyCommand = command({
  name: 'benefits.grantMany',
  can: 'benefits.give',
  input: GrantManyInput,
  async run({ db, actor, now }, { code, members, note }) {
    await requireEverywhere(actor);
    const force = await benefitsInForce(db, await program(db), now);
    if (!force.some((one) => one.code === code)) throw new Refusal('benefit_not_open', { benefit: code });
    const ids = await membersNamed(db, members);
    const id = newId();
    const counts = { total: ids.length, done: 0, given: 0, refused: 0, cursor: '' };
    const times = { createdAt: now, startedAt: null, progressAt: null, finishedAt: null };
    const about = { id, kind: 'bulk', benefit: code, jobKey: `job:${id}`, scheduled: now, state: 'waiting' } as const;
    await addJobs(db, [{ ...about, ...counts, ...times, note, createdBy: actorName(actor) }]);
    await addJobMembers(db, id, ids);
    return { job: publicId('benefitJob', id), members: ids.length };
  },
  audit: ({ code, note }, { job, members }) => ({
    objectType: 'benefit',
    objectId: code,
    after: { job, members },
    reason: note,
  }),
});

/** Stops a job after the chunk that is being done; what was granted stays granted. */
export const cancelBenefitJobCommand = command({
  name: 'benefits.cancelJob',
  can: 'benefits.give',
  input: JobRef,
  async run({ db, now }, { job: ref }) {
    const job = await jobForUpdate(db, requireId('benefitJob', ref));
    if (job === null) throw new Refusal('benefitJob_not_found', {}, 404);
    if (job.state === 'done' || job.state === 'cancelled') throw new Refusal('job_ended', { state: job.state });
    await saveJob(db, { ...job, state: 'cancelled', finishedAt: now });
    return { done: job.done, total: job.total };
  },
  audit: ({ job }, { done, total }) => ({
    objectType: 'benefitJob',
    objectId: job,
    after: { state: 'cancelled', done, total },
  }),
});

/** A member claims a benefit that is open for claiming; who he is comes from his session (S0-3.3, 领取). */
export const claimBenefitCommand = command({
  name: 'benefits.claim',
  can: 'self',
  input: BenefitRef,
  withheld: ({ db, actor }, { code }) => grantWithheld(db, actor.kind === 'member' ? actor.id : null, code, 'claim'),
  async run({ db, actor, now }, { code }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    const force = (await benefitsInForce(db, await program(db), now)).find((one) => one.code === code);
    const rule = force?.terms.giveOn.find(({ on }) => on === 'claim');
    if (rule?.on !== 'claim' || (rule.from !== null && now < rule.from) || (rule.to !== null && rule.to <= now))
      throw new Refusal('benefit_not_open', { benefit: code });
    const [outcome] = await grantIn(db, [{ memberId, benefit: code, source: 'claim', key: 'claim', at: now }], now);
    if (outcome === undefined || !outcome.ok) throw outcome?.refusal ?? new Refusal('member_not_found', {}, 404);
    return { grant: publicId('benefitGrant', outcome.value.grant.id), isRepeat: outcome.value.isRepeat };
  },
});

/** Whoever may see some stores only cannot grant to members of all. */
async function requireEverywhere(actor: Actor): Promise<void> {
  if ((await storesInSight(actor)) !== null) throw new Refusal('forbidden', { permission: 'benefits.give' }, 403);
}
