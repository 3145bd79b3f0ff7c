import 'server-only';
import { codeOwner } from '@/lib/coupons';
import { actorLabel } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { requireMemberInSight, searchMembers, storesInSight } from '@/lib/members';
import { type Context, command } from '@/lib/platform/command';
import { countUse, type Limit } from '@/lib/platform/limit';
import { memberAtDesk } from '../member-at-desk';
import { requireOwnStore } from '../own-store';
import { presentPass } from '../present-pass';
import type { DeskLook } from '../rules/at-desk';
import { readScan } from '../rules/read-scan';
import { ChooseInput, LookInput } from '../schema';

const FOUND_MAX = 8;
// A desk with a queue looks some hundred times an hour; whoever tries codes one after the other looks far more often.
const LOOKED: Limit = { name: 'desk-looked', times: 1_200, seconds: 3_600 };

/**
 * Looks up what was scanned or typed: a pass, which counts once, a coupon's code, the last four digits of a mobile, or
 * whatever else names a member (S0-4.4, S4-3.2). Whoever shows a pass or a coupon is told in any store; those who are
 * looked for by what they say are found within the clerk's stores only (S1-5.1).
 */
export const lookAtDesk = command({
  name: 'desk.look',
  can: 'coupons.redeem',
  input: LookInput,
  transaction: 'own',
  async run(context, { text, store, key }): Promise<DeskLook> {
    const { db, actor, now } = context;
    await requireOwnStore(actor, store);
    await countUse(LOOKED, actorLabel(actor));
    const scan = readScan(text);
    if (scan.as === 'pass') {
      const ask = { text: scan.text, by: actorLabel(actor), key, storeCode: store };
      return memberAtDesk(db, await presentPass(db, ask, now), { storeCode: store, now, via: 'pass' });
    }
    const owner = scan.as === 'coupon' ? await codeOwner(db, scan.text) : null;
    if (owner === null) return found(context, scan.text, store);
    if (owner.state !== 'taken') throw new Refusal(owner.state === 'open' ? 'coupon_unclaimed' : 'coupon_voided');
    return memberAtDesk(db, owner.memberId, { storeCode: store, now, via: 'code', code: scan.text });
  },
});

/** Shows the member whom the clerk chose from several. */
export const chooseAtDesk = command({
  name: 'desk.choose',
  can: 'coupons.redeem',
  input: ChooseInput,
  transaction: 'own',
  async run({ db, actor, now }, { member, store }): Promise<DeskLook> {
    await requireOwnStore(actor, store);
    const { id, mergedInto } = await requireMemberInSight(db, actor, requireId('member', member));
    return memberAtDesk(db, mergedInto ?? id, { storeCode: store, now, via: 'found' });
  },
});

/** One member is shown at once, several are to choose from, each masked. */
async function found({ db, actor, now }: Context, q: string, storeCode: string): Promise<DeskLook> {
  const { rows } = await searchMembers(db, {
    q,
    cursor: null,
    limit: FOUND_MAX,
    storeCodes: await storesInSight(actor),
  });
  const [only] = rows;
  if (only === undefined) throw new Refusal('desk_unknown', {}, 404);
  if (rows.length === 1) return memberAtDesk(db, only.id, { storeCode, now, via: 'found' });
  const members = rows.map(({ id, name, mobile, code }) => ({
    id: publicId('member', id),
    name,
    mobile,
    number: code,
  }));
  return { kind: 'members', members };
}
