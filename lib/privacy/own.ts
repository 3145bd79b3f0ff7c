import 'server-only';
import { booksOf, memberById, memberKin } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { PolicyStanding } from './accept-policy';
import { type Channel, POLICY, type Purpose } from './rules/choices';
import { decideContact } from './rules/may-contact';
import { privacySettings } from './settings';
import type { ClosingRow } from './store/closings';
import { privacyRows, type Said } from './store/own';

/** What the pages of a member ask of his privacy. */
export type OwnPrivacy = {
  /** His wish to close the account; null: none is open. */
  readonly closing: ClosingRow | null;
  readonly policy: PolicyStanding;
  /** Whether something may be done for a purpose over a channel now (4.K). */
  readonly allows: (purpose: Purpose, channel: Channel) => boolean;
};

/** How a member stands to the policy, to leaving and to every consent, in one statement for all parts of a page. */
export async function ownPrivacy(db: Db, memberId: string, now: Date): Promise<OwnPrivacy> {
  const [settings, books, kin, profile] = await Promise.all([
    program(db),
    booksOf(db, memberId),
    memberKin(db, memberId),
    memberById(db, memberId),
  ]);
  const { closing, said } = await privacyRows(db, memberId, books);
  const accepted = said.filter(({ purpose }) => purpose === POLICY).map(({ policy }) => policy);
  // Of those whom he was split from the policy counts, as he read it; what they agreed to since is theirs alone.
  const own = new Set([memberId, ...(kin?.absorbed ?? [])]);
  return {
    closing,
    policy: {
      version: privacySettings(settings).policyVersion,
      accepted: accepted.length === 0 ? null : Math.max(...accepted),
    },
    allows: (purpose, channel) =>
      decideContact(purpose, channel, {
        status: profile?.status ?? 'closed',
        isLeaving: closing !== null,
        isGiven: lastWord(
          said.filter((line) => own.has(line.memberId) && line.purpose === purpose && line.channel === channel),
          now,
        ),
      }),
  };
}

/** What was said last by an instant, under whichever id; null: nothing. */
function lastWord(lines: readonly Said[], now: Date): boolean | null {
  const byId = Map.groupBy(
    lines.filter(({ at }) => at <= now),
    ({ memberId }) => memberId,
  );
  const last = [...byId.values()].flatMap((one) => one.toSorted((a, b) => b.seq - a.seq)[0] ?? []);
  return last.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]?.isGiven ?? null;
}
