import { lastProofResult } from '@/lib/proofs';
import type { AlertKind } from '../alert';

/** Accounts whose balance is not what a replay of their entries gives, by the last night's proof (4.A). */
export const bookAlert: AlertKind = {
  code: 'book',
  can: 'ledger.read',
  href: () => '/console/ledger',
  async find(db) {
    const proof = await lastProofResult(db);
    if (proof === null || proof.wrong.length === 0) return [];
    return [{ key: 'book', label: '', facts: { count: proof.wrong.length }, store: null }];
  },
};
