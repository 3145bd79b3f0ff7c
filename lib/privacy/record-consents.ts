import 'server-only';
import { lockMembersOnly } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type Choice, choiceOf } from './rules/choices';
import { privacySettings } from './settings';
import { type ConsentRow, consentsOf, insertConsents } from './store/consents';

/** What is agreed to or taken back. */
export type ConsentSaid = Pick<Choice, 'purpose' | 'channel'> & { readonly isGiven: boolean };

/** Where it was said, and what shows it. */
export type ConsentTrace = {
  readonly now: Date;
  readonly source: 'registration' | 'sign_in' | 'portal' | 'service';
  readonly proof: Readonly<Record<string, unknown>>;
};

/**
 * Appends what one member said, in the caller's transaction and under his lock (4.K). Saying what was said last appends
 * nothing; the first word is kept even when it is what counts unasked. Answers the lines that are new.
 */
export async function recordConsents(
  db: Db,
  memberId: string,
  said: readonly ConsentSaid[],
  { now, source, proof }: ConsentTrace,
): Promise<readonly ConsentRow[]> {
  await lockMembersOnly(db, [memberId]);
  const policy = privacySettings(await program(db)).policyVersion;
  const known = await consentsOf(db, [memberId]);
  const last = known.reduce((most, { seq }) => Math.max(most, seq), 0);
  const isNew = ({ purpose, channel, isGiven }: ConsentSaid) => {
    if (choiceOf(purpose, channel) === undefined) return false;
    const lines = known.filter((line) => line.purpose === purpose && line.channel === channel);
    return (
      lines.reduce((a, b) => (a.seq > b.seq ? a : b), { seq: 0, isGiven: null as boolean | null }).isGiven !== isGiven
    );
  };
  const rows = said
    .filter(isNew)
    .map((one, index) => ({ memberId, seq: last + index + 1, ...one, policy, at: now, source, proof: { ...proof } }));
  await insertConsents(db, rows);
  return rows;
}
