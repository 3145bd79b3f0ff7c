import { partTold, seesEach } from '@/lib/kernel/small';
import { storesInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { mayContact } from '@/lib/privacy';
import { AskInput } from '../schema';
import { countMatching } from '../store/members-where';
import { estimateMatching, sampleMatching, within } from '../store/questions';
import { posed } from './asked';

// Consent is asked of so many at most; of more members it is asked of that many, spread over all.
const ASKED_MAX = 4_000;
const EXACT_MS = 2_000;
const SAMPLE_MS = 5_000;

/** The channels over which somebody may be told something, in the order of the page. */
export const REACHES = ['inbox', 'sms', 'email', 'wechat', 'push'] as const;

/** How many of a rule's members may be written to over a channel; null where too few may, or may not, to be told. */
export type Reach = { readonly channel: (typeof REACHES)[number]; readonly members: number | null };

/**
 * How many of the members of a rule agreed to be written to, by channel: judged as whoever sends judges it (4.K); of a large
 * rule by some thousands of its members, and then it says so.
 */
export const reachCommand = command({
  name: 'segments.reach',
  can: 'segments.read',
  input: AskInput,
  transaction: 'own',
  isReading: true,
  async run(
    { db: reader, actor, now },
    asked,
  ): Promise<{ readonly isEstimate: boolean; readonly reach: readonly Reach[] }> {
    const { belongs } = await posed(reader, asked);
    const stores = await storesInSight(actor);
    const options = { stores, limit: ASKED_MAX };
    const ids = (await within(reader, SAMPLE_MS, (db) => sampleMatching(db, belongs, now, options))) ?? [];
    const counted =
      ids.length < ASKED_MAX
        ? ids.length
        : ((await within(reader, EXACT_MS, (db) => countMatching(db, belongs, now, stores))) ??
          (await estimateMatching(reader, belongs, now, stores)));
    const reach: Reach[] = [];
    for (const channel of REACHES) {
      const willing = await mayContact(reader, ids, 'marketing', channel, now);
      const share = ids.length === 0 ? 0 : willing.size / ids.length;
      const members = counted > ids.length ? Math.round(counted * share) : willing.size;
      reach.push({ channel, members: seesEach(actor) ? members : partTold(members, counted) });
    }
    return { isEstimate: counted > ids.length, reach };
  },
});
