import { velocityLimit } from '../kind';

/** Claims of one device. */
export const claimsByDevice = velocityLimit('claim', 'device', { review: 10, block: 50 });

/** Claims from one address. */
export const claimsByIp = velocityLimit('claim', 'ip', { review: 300, block: 1_500 });
