import { z } from 'zod';
import { noticeKind } from '../kind';

// What a member claims or draws with his own hand is shown where he did it.
const TOLD: Readonly<Record<string, string>> = { referral: '/invite', boost: '/boost', campaign: '/activities' };

/** A reward that came while the member was not looking: for a friend who bought, or who helped. */
export const rewardGiven = noticeKind({
  code: 'reward_given',
  event: 'reward.given',
  category: 'activities',
  purpose: 'service',
  payload: z.object({
    source: z.object({ type: z.string() }),
    items: z.array(z.object({ kind: z.string(), amount: z.number() })),
  }),
  example: { source: { type: 'referral' }, items: [{ kind: 'points', amount: 50 }] },
  tell: ({ source, items }) => {
    const href = TOLD[source.type];
    const sum = (kind: string) => items.reduce((total, item) => total + (item.kind === kind ? item.amount : 0), 0);
    const others = items.filter(({ kind }) => kind !== 'points' && kind !== 'growth').length;
    const values = { source: source.type, points: sum('points'), growth: sum('growth'), others };
    return href === undefined ? null : { values, href };
  },
});
