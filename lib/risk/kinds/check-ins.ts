import { velocityLimit } from '../kind';

/** Members who check in from one device. */
export const checkInsByDevice = velocityLimit('check_in', 'device', { review: 5, block: 20 });

/** Members who check in from one address. */
export const checkInsByIp = velocityLimit('check_in', 'ip', { review: 200, block: 1_000 });
