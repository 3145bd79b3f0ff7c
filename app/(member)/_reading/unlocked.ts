import 'server-only';
import { cache } from 'react';
import { unlockedGrants } from '@/lib/benefits';
import { pool } from '@/lib/platform/db';

/** The benefits that are news to a member, read once per request. */
export const ownUnlocked = cache(
  (memberId: string): Promise<ReadonlySet<string>> => unlockedGrants(pool(), memberId, new Date()),
);
