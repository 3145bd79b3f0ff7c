import { velocityLimit } from '../kind';

// A family shares a telephone, a shop its network: the numbers leave room for both.

/** Sign-ups from one device. */
export const registrationsByDevice = velocityLimit('registration', 'device', { review: 30, block: 100 });

/** Sign-ups from one address. */
export const registrationsByIp = velocityLimit('registration', 'ip', { review: 100, block: 300 });

/** Sign-ups of neighbouring mobiles: the first seven digits are one block of numbers. */
export const registrationsByMobilePrefix = velocityLimit('registration', 'mobile_prefix', { review: 50, block: 200 });

/** Sign-ups by one invitation. */
export const registrationsByInviter = velocityLimit('registration', 'inviter', { review: 20, block: 100 });
