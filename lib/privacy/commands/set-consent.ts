import 'server-only';
import { assert } from '@/lib/kernel/assert';
import { command } from '@/lib/platform/command';
import { countUse, type Limit } from '@/lib/platform/limit';
import { announce } from '@/lib/platform/outbox';
import { recordConsents } from '../record-consents';
import { SetConsentInput } from '../schema';

// Nobody turns switches so often by hand; a line is kept for ever.
const PER_MEMBER: Limit = { name: 'privacy-consent', times: 60, seconds: 3_600 };

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
