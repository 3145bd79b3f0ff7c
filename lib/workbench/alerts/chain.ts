import { lastVerification } from '@/lib/audit';
import { systemCaller } from '@/lib/platform/system-caller';
import type { AlertKind } from '../alert';

/** The audit trail's chain is not what was sealed (S1-5.2). */
export const chainAlert: AlertKind = {
  code: 'chain',
  can: 'audit.read',
  href: () => '/console/audit',
  async find(db, now) {
    const seen = await lastVerification.run({ ...systemCaller('alerts', now), db }, {});
    if (seen === null || seen.isIntact) return [];
    const facts = { from: seen.broken?.fromSeq ?? 0, to: seen.broken?.toSeq ?? 0 };
    return [{ key: 'chain', label: seen.broken?.reason ?? '', facts, store: null }];
  },
};
