import 'server-only';
import { sessionsShared } from '@/lib/platform/auth/session-rows';
import type { Db } from '@/lib/platform/db';
import { isPublicAddress, shownKey } from './rules/keys';
import type { Evidence } from './rules/verdict';

/**
 * For pairs of members, the devices that both of them used (4.L). A device is a browser at an address of the internet:
 * behind the proxy of an own network everybody would be the same. It is a hint for somebody to look at, never a proof.
 */
export async function sharedDevices(
  db: Db,
  pairs: readonly (readonly [memberId: string, otherId: string])[],
): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  const found = (await sessionsShared(db, 'member', pairs)).filter(({ ip }) => isPublicAddress(ip));
  const byMember = new Map<string, Evidence[]>();
  for (const { subjectId, ip, userAgent } of found) {
    const key = shownKey('device', `${ip} ${userAgent}`);
    const before = byMember.get(subjectId) ?? [];
    byMember.set(subjectId, [...before, { signal: 'pair.device', by: 'device', count: 1, limit: 0, key }]);
  }
  return byMember;
}
