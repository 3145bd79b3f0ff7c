import 'server-only';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { membersSettings } from './settings';
import { birthdayStanding } from './store/profile';

/** How often a member may still give another birthday; null when none stands: the first one is free (4.L). */
export async function birthdayChangesLeft(memberId: string): Promise<number | null> {
  const [settings, row] = await Promise.all([program(pool()), birthdayStanding(pool(), memberId)]);
  if (row === null || !row.isGiven) return null;
  return Math.max(0, membersSettings(settings).birthdayChangesMax - row.birthdayChanges);
}
