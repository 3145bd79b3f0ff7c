import { velocityLimit } from '../kind';

/** Friends of one inviter who buy for the first time on one day. */
export const referralsByInviter = velocityLimit('referral', 'inviter', { review: 5, block: 30 });

/** Helps for boosts from one device. */
export const boostsByDevice = velocityLimit('boost', 'device', { review: 5, block: 20 });

/** Helps for boosts from one address. */
export const boostsByIp = velocityLimit('boost', 'ip', { review: 50, block: 200 });
