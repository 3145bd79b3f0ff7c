import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { localMonth } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMembersOnly, ownIdsOf } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { boostPhase } from '../rules/decide-boost';
import { boostsOf, insertBoosts } from '../store/boosts';
import { boostRulesAt } from '../store/rules';
import { takeUse } from '../store/uses';

const HOUR_MS = 3_600_000;
// No letter that is mistaken for a digit; 60 bits, so that no link is guessed.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/**
 * Begins a boost of one's own (S3-9.2): one at a time, so many in a local month. Beginning again while one is open is told
 * the open one, so that a second tap is the same start.
 */
export const startBoostCommand = command({
  name: 'referral.startBoost',
  can: 'self',
  input: z.object({}),
  async run({ db, now, actor }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    await lockMembersOnly(db, [memberId]);
    const [newest] = await boostsOf(db, await ownIdsOf(db, memberId), 1);
    if (newest !== undefined && boostPhase(newest, now) === 'open') return { code: newest.code, isRepeat: true };
    const { version, rules } = await boostRulesAt(now, db);
    if (!rules.isOpen) throw new Refusal('boost_closed', {});
    const { zone } = await program(db);
    const period = { memberId, what: 'boosts', period: localMonth(now, zone) } as const;
    if (!(await takeUse(db, period, rules.perMonth))) throw new Refusal('boost_month_full', { limit: rules.perMonth });
    const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const endsAt = new Date(now.getTime() + rules.hours * HOUR_MS);
    const begun = { id: newId(), memberId, code, version, wanted: rules.wanted, helped: 0, startedAt: now, endsAt };
    await insertBoosts(db, [{ ...begun, reachedAt: null, gift: 'none', demo: false }]);
    return { code, isRepeat: false };
  },
});
