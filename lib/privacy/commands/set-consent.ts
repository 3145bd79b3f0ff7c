import 'server-only';
import { assert } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { countUse, type Limit } from '@/lib/platform/limit';
import { announce } from '@/lib/platform/outbox';
import { acceptPolicy, policyStanding } from '../accept-policy';
import { recordConsents } from '../record-consents';
import { AcceptPolicyInput, SetConsentInput } from '../schema';

// Nobody turns switches so often by hand; a line is kept for ever.
const PER_MEMBER: Limit = { name: 'privacy-consent', times: 60, seconds: 3_600 };

/** Accepts the privacy policy as it stands (4.K): asked once for each version, at the next visit. */
export const acceptPolicyCommand = command({
  name: 'privacy.acceptPolicy',
  can: 'self',
  // The version that stood on the page: another one has to be read first.
  input: AcceptPolicyInput,
  async run({ db, actor, now, requestId, ip }, { version }) {
    assert(actor.kind === 'member', 'self is a member');
    await countUse(PER_MEMBER, actor.id);
    const standing = await policyStanding(db, actor.id);
    if (standing.version !== version) throw new Refusal('policy_changed', { version: standing.version });
    const trace = { now, source: 'portal', channel: 'portal', proof: { requestId, ip } } as const;
    return { memberId: actor.id, isNew: await acceptPolicy(db, actor.id, trace) };
  },
  audit: ({ version }, { memberId, isNew }) =>
    isNew ? { objectType: 'member', objectId: memberId, after: { version } } : null,
});

/** Agrees to a purpose and channel or takes it back; it counts for the next message (4.K). */
export const setConsentCommand = command({
  name: 'privacy.setConsent',
  can: 'self',
  input: SetConsentInput,
  async run({ db, actor, now, requestId, ip }, said) {
    assert(actor.kind === 'member', 'self is a member');
    await countUse(PER_MEMBER, actor.id);
    const proof = { requestId, ip };
    const lines = await recordConsents(db, actor.id, [said], { now, source: 'portal', proof });
    const { purpose, channel, isGiven } = said;
    const payload = { purpose, channel, isGiven };
    const told = lines.map(() => ({ name: 'consent.changed', memberId: actor.id, payload, at: now }));
    await announce(db, told);
    return { memberId: actor.id, isNew: lines.length > 0 };
  },
  audit: ({ purpose, channel, isGiven }, { memberId, isNew }) =>
    isNew ? { objectType: 'member', objectId: memberId, after: { purpose, channel, isGiven } } : null,
});
