import type { BoostRules, ReferralRules } from '../schema';

/** Version 1 of invitations (P-tasks): both get points once the friend's first paid order is past its return window. */
export const STANDARD_REFERRAL: ReferralRules = {
  isOpen: true,
  inviter: [{ kind: 'points', params: { points: 150 } }],
  friend: [{ kind: 'points', params: { points: 150 } }],
  minAmount: 0,
  windowDays: 30,
  orderWithinDays: 90,
  afterCompletionDays: 7,
  afterPaymentDays: 15,
  perMonth: 10,
};

/** Version 1 of friend boosts (S3-9.2). */
export const STANDARD_BOOST: BoostRules = {
  isOpen: true,
  wanted: 5,
  hours: 72,
  perMonth: 4,
  helpsPerDay: 5,
  owner: [{ kind: 'growth', params: { growth: 50 } }],
  helper: [{ kind: 'points', params: { points: 5 } }],
};
