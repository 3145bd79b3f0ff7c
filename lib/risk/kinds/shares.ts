import { velocityLimit } from '../kind';

/** Shares from one device. */
export const sharesByDevice = velocityLimit('share', 'device', { review: 10, block: 50 });

/** Shares from one address. */
export const sharesByIp = velocityLimit('share', 'ip', { review: 300, block: 1_500 });
