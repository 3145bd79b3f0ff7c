import { accepted } from '@/lib/kernel/refusal';
import { type Asset, loadLedger, postClawback, postCredit, saveLedger } from '@/lib/ledger';
import { program } from '@/lib/platform/program';
import { creditEnd, pointsSettings } from '@/lib/points';
import { type Giver, itemKey } from '../giver';

/**
 * Points or growth, booked as a credit that is active at once. Earning caps do not cut it (decision 053): it is a gift of
 * a fixed size that its own rules limit. Taking back follows the clawback rule: its own lot first, then the others in
 * spend order, then debt, as the program says (4.A.10).
 */
export function bookGiver(asset: Asset): Giver {
  const amountOf = (params: unknown): number => (params as Readonly<Record<Asset, number>>)[asset];
  return {
    kind: asset,
    mayRefuse: false,
    async give(db, asks, now) {
      const settings = await program(db);
      const [ledger, expiresAt] = await Promise.all([
        loadLedger(
          db,
          asks.map(({ gift }) => gift.memberId),
        ),
        asset === 'points' ? creditEnd(db, settings, now) : null,
      ]);
      const given = asks.map((ask) => {
        const { gift, giftId, params } = ask;
        const { type, ref, version } = gift.source;
        const posting = {
          memberId: gift.memberId,
          asset,
          amount: amountOf(params),
          key: `EARN:${itemKey(ask)}`,
          source: { type: 'reward', id: giftId },
          rule: `${type}@${version}#${ref}`,
          reason: type,
          detail: { note: gift.reason, gift: gift.key },
          actor: 'system:rewards',
          occurredAt: now,
          now,
        };
        const { entry } = postCredit(ledger, posting, { activatesAt: now, expiresAt });
        return accepted({ kind: asset, params, refs: [entry.id], amount: entry.amount });
      });
      await saveLedger(db, ledger);
      return given;
    },
    async takeBack(db, asks, now) {
      const { clawback } = pointsSettings(await program(db));
      const ids = [...new Set(asks.map(({ memberId }) => memberId))];
      const ledger = await loadLedger(db, ids, ids);
      const taken = asks.map(({ memberId, giftId, key, nth, item, source, givenAt }) => {
        const about = { type: 'reward', id: giftId };
        const posting = {
          memberId,
          asset,
          amount: item.amount,
          key: `CLAWBACK:${itemKey({ gift: { key }, nth })}`,
          source: about,
          rule: `rewards#${source}`,
          reason: 'reward_taken_back',
          detail: { gift: key },
          actor: 'system:rewards',
          // A clock that runs behind must not take back before it gave.
          occurredAt: now > givenAt ? now : givenAt,
          now,
        };
        const clawed = postClawback(ledger, posting, about, clawback);
        return { kind: asset, taken: clawed.taken, kept: 0, debt: clawed.debt, waived: clawed.waived };
      });
      await saveLedger(db, ledger);
      return taken;
    },
  };
}
