import { velocityLimit } from '../kind';

/** Draws of one device. */
export const drawsByDevice = velocityLimit('draw', 'device', { review: 100, block: 500 });

/** Draws from one address. */
export const drawsByIp = velocityLimit('draw', 'ip', { review: 1_000, block: 10_000 });
