import 'server-only';
import { z } from 'zod';
import { memberKin } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { allContracts, type ContractRecord, contractsHeld } from './store/contracts';

/**
 * The contracts under which a member buys at an instant: his own, and those of whoever was merged into him. What they
 * cost him is told by `contractPrice` (4.C.1, N13).
 */
export async function contractsOf(db: Db, memberId: string, at: Date): Promise<string[]> {
  const kin = await memberKin(db, memberId);
  return contractsHeld(db, [memberId, ...(kin?.absorbed ?? [])], at);
}

/** All contracts with their members. */
export const contractList = query({
  can: 'catalog.read',
  input: z.object({}),
  run: ({ db, now }): Promise<ContractRecord[]> => allContracts(db, now),
});
