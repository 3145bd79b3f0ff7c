import { randomFillSync } from 'node:crypto';
import { shared } from './shared';

// Version 7: 48 bits of time, 4 of version, 32 bits that count up within a process, 2 of variant, 42 random bits.
const RANDOM_POOL_BYTES = 8_190;
const RANDOM_BYTES = 6;
// One counter for both copies of this module in a process (see shared), looked up once.
const state = shared('new-id', () => ({
  ms: 0,
  count: 0,
  /** The first 12 digits of ids of this millisecond. */
  time: '',
  random: Buffer.alloc(RANDOM_POOL_BYTES),
  used: RANDOM_POOL_BYTES,
}));
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A new uuid of version 7 for a row. Ids of one process always rise, also within a millisecond: entries of one
 * transaction are read back in the order in which they were booked. Randomness is drawn in pages, since one draw for
 * each id was 7 % of the time of settling.
 */
export function newId(): string {
  const now = Date.now();
  if (now > state.ms) {
    state.ms = now;
    const time = now.toString(16).padStart(12, '0');
    state.time = `${time.slice(0, 8)}-${time.slice(8)}`;
    // Half the range stays free, so that a millisecond never runs out.
    state.count = Math.floor(Math.random() * 0x7fff_ffff);
  } else {
    state.count++;
  }
  if (state.used + RANDOM_BYTES > RANDOM_POOL_BYTES) {
    randomFillSync(state.random);
    state.used = 0;
  }
  const random = state.random;
  const at = state.used;
  state.used += RANDOM_BYTES;
  return text(state.time, state.count, random, at);
}

function text(time: string, count: number, random: Buffer, at: number): string {
  const high = (0x7000 | (count >>> 20)).toString(16);
  const middle = (0x8000 | ((count >>> 6) & 0x3fff)).toString(16);
  const low = ((count & 0x3f) << 2) | ((random[at] ?? 0) & 0x03);
  const rest = `${HEX[low]}${HEX[random[at + 1] ?? 0]}${HEX[random[at + 2] ?? 0]}${HEX[random[at + 3] ?? 0]}${HEX[random[at + 4] ?? 0]}${HEX[random[at + 5] ?? 0]}`;
  return `${time}-${high}-${middle}-${rest}`;
}
