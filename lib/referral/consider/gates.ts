import type { Db } from '@/lib/platform/db';
import { type Evidence, judgeVelocity, sharedDevices, type Verdict } from '@/lib/risk';
import type { Referral } from '../store/referrals';

/** What the gates say of one invitation whose friend has just bought. */
export type GateVerdict = { readonly verdict: Verdict; readonly evidence: readonly Evidence[] };

/**
 * Judges invitations whose friends have bought for the first time (4.L): how many friends of the inviter did so today, and
 * whether both were seen on one device. The address and the payment of an order are not known to the program.
 */
export async function judgeFriends(
  db: Db,
  rows: readonly Referral[],
  holderOf: (id: string) => string,
  now: Date,
): Promise<ReadonlyMap<string, GateVerdict>> {
  if (rows.length === 0) return new Map();
  const asked = rows.map(({ memberId, inviterId }) => ({
    act: 'referral' as const,
    subject: { type: 'member', id: memberId },
    facts: { inviterId: holderOf(inviterId) },
  }));
  const pairs = rows.map(({ memberId, inviterId }) => [holderOf(memberId), holderOf(inviterId)] as const);
  const [judged, shared] = [await judgeVelocity(db, asked, now), await sharedDevices(db, pairs)];
  return new Map(
    rows.map(({ memberId }, place) => {
      const { verdict = 'ALLOW', evidence = [] } = judged[place] ?? {};
      const devices = shared.get(holderOf(memberId)) ?? [];
      const worst: Verdict = verdict === 'ALLOW' && devices.length > 0 ? 'REVIEW' : verdict;
      return [memberId, { verdict: worst, evidence: [...evidence, ...devices] }] as const;
    }),
  );
}
