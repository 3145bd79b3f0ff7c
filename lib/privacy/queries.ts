import 'server-only';
import { ownIdsOf } from '@/lib/members';
import { type Db, pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { allHoldings } from './holdings-plugged';
import { CHOICES, type Choice } from './rules/choices';
import { privacySettings } from './settings';
import { type ConsentRow, consentsOf } from './store/consents';
import { type ExportRow, exportsOf } from './store/exports';

/** How a member stands to one question: what counts, and when he last said so; null when he never did. */
export type ConsentStanding = Pick<Choice, 'purpose' | 'channel'> & {
  readonly isGiven: boolean;
  readonly since: Date | null;
};

/** What pages show of the consents of a member: how he stands, every line, and the policy as it is now. */
export type ConsentBook = {
  readonly policyVersion: number;
  readonly standing: readonly ConsentStanding[];
  readonly history: readonly Omit<ConsentRow, 'proof'>[];
};

/** The consents of a member, with those that he said under an id that was merged into his (N13). */
export async function consentBook(memberId: string, db: Db = pool()): Promise<ConsentBook> {
  const [settings, books] = await Promise.all([program(db), ownIdsOf(db, memberId)]);
  const rows = await consentsOf(db, books);
  const standing = CHOICES.map(({ purpose, channel, unasked }) => {
    const last = rows.find((row) => row.purpose === purpose && row.channel === channel);
    return { purpose, channel, isGiven: last?.isGiven ?? unasked, since: last?.at ?? null };
  });
  const history = rows.map(({ proof: _, ...row }) => row);
  return { policyVersion: privacySettings(settings).policyVersion, standing, history };
}

/** What an export has a part for: the codes of the contexts that keep something of members. */
export const exportContents = (): readonly string[] => allHoldings().map(({ code }) => code);

/** The version of the policy that stands. */
export const policyNow = async (): Promise<{ readonly version: number }> => ({
  version: privacySettings(await program(pool())).policyVersion,
});

/** What a member asked to take with him, the newest first. */
export const ownExports = (memberId: string): Promise<ExportRow[]> => exportsOf(pool(), memberId);
