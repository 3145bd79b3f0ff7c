import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { survivorOf } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { countUse, type Limit } from '@/lib/platform/limit';
import { unseal } from '@/lib/platform/pii';
import { proofOf, sliceKey } from './pass-keys';
import { decidePass, readPass, slicesToTry } from './rules/pass';
import { passByHandle, passUse, takePass } from './store/passes';

// Nobody scans so often; nine digits of proof are not found by trying within such limits (4.E).
const PRESENTED: Limit = { name: 'pass-presented', times: 3_000, seconds: 3_600 };

/** A code that somebody presents: who, where, and by which name of the ask, so that a repeat is no second use. */
export type PassAsk = {
  readonly text: string;
  readonly by: string;
  readonly key: string | null;
  readonly storeCode: string | null;
};

/**
 * Takes the code of a pass and answers whose it is: the survivor when he was merged. A code counts once; presented
 * again by another ask it is refused as used, with when and where (S3 offline redemption). Refuses also what was typed
 * wrongly, has expired, or was never ours.
 */
export async function presentPass(db: Db, ask: PassAsk, now: Date): Promise<string> {
  const code = readPass(ask.text);
  if (code === null) throw new Refusal('pass_mistyped', {}, 422);
  await countUse(PRESENTED, ask.by);
  const pass = await passByHandle(db, code.handle);
  if (pass === null) throw FORGED();
  const seed = unseal(pass.seed);
  const proofs = slicesToTry(now).map((slice) => ({ slice, mac: proofOf(sliceKey(seed, slice), code) }));
  const verdict = decidePass(code, proofs, now);
  if (verdict.is === 'forged') throw FORGED();
  const name = { memberId: pass.memberId, slice: verdict.slice, nonce: code.nonce };
  const { by, key, storeCode } = ask;
  const isTaken = verdict.is === 'living' && (await takePass(db, name, { at: now, by, key, storeCode }));
  if (isTaken) return survivorOf(db, pass.memberId);
  const use = await passUse(db, name);
  if (use !== null && use.key !== null && use.key === key && use.by === by) return survivorOf(db, pass.memberId);
  if (use !== null) throw new Refusal('pass_used', { at: use.at.toISOString(), storeCode: use.storeCode });
  throw new Refusal('pass_expired');
}

const FORGED = () => new Refusal('pass_forged', {}, 404);
