import 'server-only';
import { booksOf, lockMembersOnly } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { POLICY } from './rules/choices';
import { privacySettings } from './settings';
import { acceptedPolicy, consentsOf, insertConsents } from './store/consents';

/** When, where and with what proof the policy was accepted; `channel` is where the person stood. */
export type PolicyTrace = {
  readonly now: Date;
  readonly source: 'registration' | 'portal';
  readonly channel: string;
  readonly proof: Readonly<Record<string, unknown>>;
};

/** Keeps that new members accepted the policy as it stands (4.K): the first line of each, in the caller's transaction. */
export async function acceptPolicyOnJoining(
  db: Db,
  joined: readonly { readonly memberId: string; readonly channel: string }[],
  { now, proof }: Pick<PolicyTrace, 'now' | 'proof'>,
): Promise<void> {
  const policy = privacySettings(await program(db)).policyVersion;
  const line = { seq: 1, purpose: POLICY, isGiven: true, policy, at: now, source: 'registration', proof: { ...proof } };
  await insertConsents(
    db,
    joined.map((one) => ({ ...line, ...one })),
  );
}

/** Keeps that a member accepts the policy as it stands; answers whether that is new. Accepting it twice is once. */
export async function acceptPolicy(db: Db, memberId: string, trace: PolicyTrace): Promise<boolean> {
  await lockMembersOnly(db, [memberId]);
  const { version, accepted } = await policyStanding(db, memberId);
  if (accepted === version) return false;
  const seq = (await consentsOf(db, [memberId])).reduce((most, line) => Math.max(most, line.seq), 0) + 1;
  const { now: at, source, channel, proof } = trace;
  const line = { memberId, seq, purpose: POLICY, channel, isGiven: true, policy: version, at, source };
  await insertConsents(db, [{ ...line, proof: { ...proof } }]);
  return true;
}

/** The version of the policy that stands, and the one that a member accepted last; null when he never did. */
export type PolicyStanding = { readonly version: number; readonly accepted: number | null };

/** How a member stands to the policy, under whichever of his ids he accepted it. */
export async function policyStanding(db: Db, memberId: string): Promise<PolicyStanding> {
  const [settings, books] = await Promise.all([program(db), booksOf(db, memberId)]);
  return { version: privacySettings(settings).policyVersion, accepted: await acceptedPolicy(db, books) };
}
