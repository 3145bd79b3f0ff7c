import 'server-only';
import { randomInt } from 'node:crypto';
import type { Db } from '@/lib/platform/db';
import { seal, unseal } from '@/lib/platform/pii';
import { codeBy, newSeed, sliceKey } from './pass-keys';
import { HANDLE_RANGE, NONCES, SLICES_ISSUED, sliceOf } from './rules/pass';
import { keepPass, passOfMember, type SeedRow } from './store/passes';

/** What a phone needs to show codes by itself for two minutes: those of the coming slices, never the seed. */
export type IssuedPass = {
  /** Each slice with all its codes; one that was used or is to be new makes place for the next of its slice. */
  readonly slices: readonly { readonly slice: number; readonly codes: readonly string[] }[];
  /** With which of them to begin, so that two phones of one member seldom show the same. */
  readonly nonce: number;
  /** The server's clock, in milliseconds: a phone counts from it, whatever its own clock says. */
  readonly now: number;
};

/** Issues the codes of a member's pass from now on; the first time the member gets a pass. */
export async function issuePass(db: Db, memberId: string, now: Date): Promise<IssuedPass> {
  const { handle, seed } = await passFor(db, memberId, now);
  const plain = unseal(seed);
  const slices = Array.from({ length: SLICES_ISSUED }, (_, ahead) => {
    const slice = sliceOf(now) + ahead;
    const key = sliceKey(plain, slice);
    return { slice, codes: Array.from({ length: NONCES }, (_, nonce) => codeBy(key, { handle, nonce })) };
  });
  return { slices, nonce: randomInt(NONCES), now: now.getTime() };
}

/** Once in a million a new handle is somebody's: then another one is drawn. */
async function passFor(db: Db, memberId: string, now: Date): Promise<SeedRow> {
  const known = await passOfMember(db, memberId);
  if (known !== null) return known;
  await keepPass(db, { memberId, handle: String(randomInt(...HANDLE_RANGE)), seed: seal(newSeed()) }, now);
  return passFor(db, memberId, now);
}
