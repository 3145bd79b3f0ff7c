import 'server-only';
import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import { query } from '@/lib/platform/query';
import { type Asked, askedText } from './rules/asked';
import { AskAccessInput } from './schema';
import { type AccessRequest, answeredRequests, latestRequest, openRequests, requestsOf } from './store/requests';

const OPEN_MAX = 200;
const ANSWERED = 30;
const OWN = 20;

/** What staff ask for: all that waits, oldest first, and what was answered last. */
export const accessRequests = query({
  can: 'access.read',
  input: z.object({}),
  async run({ db }): Promise<{ readonly open: readonly AccessRequest[]; readonly answered: readonly AccessRequest[] }> {
    const [open, answered] = await Promise.all([openRequests(db, OPEN_MAX), answeredRequests(db, ANSWERED)]);
    return { open, answered };
  },
});

/** What one asked for oneself, newest first, with what came of it. */
export const ownRequests = query({
  can: 'account.own',
  input: z.object({}),
  run({ db, actor }): Promise<readonly AccessRequest[]> {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    return requestsOf(db, actor.id, OWN);
  },
});

/** The last time that one asked for this, or null. */
export const ownRequestFor = query({
  can: 'account.own',
  input: AskAccessInput.pick({ subject: true }),
  run({ db, actor }, { subject }): Promise<AccessRequest | null> {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    return latestRequest(db, actor.id, askedText(subject satisfies Asked));
  },
});
