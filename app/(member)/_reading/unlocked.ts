import 'server-only';
import { cache } from 'react';
import { unlockedGrants } from '@/lib/benefits';
import { pageNow, reader } from '@/lib/platform/reading';

/** The benefits that are news to a member, read once per request. */
export const ownUnlocked = cache(
  (memberId: string): Promise<ReadonlySet<string>> => unlockedGrants(reader(), memberId, pageNow()),
);
