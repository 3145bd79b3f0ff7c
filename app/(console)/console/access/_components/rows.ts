import type { ApiKeyRecord, StaffRecord } from '@/lib/access';
import type { RoleGrant } from '@/lib/access/rules/scope';

/** A member of staff as the page hands him to the browser. */
export type StaffView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly RoleGrant[];
  readonly hasSecondFactor: boolean;
  readonly state: 'active' | 'locked' | 'disabled';
};

/** An API key as the page hands it to the browser. */
export type KeyView = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly ratePerSecond: number | null;
  readonly lastUsedAt: string | null;
  readonly state: 'living' | 'expired' | 'revoked';
};

/** The regions and stores a role can be given for, named in the reader's language. */
export type Places = {
  readonly regions: readonly { readonly value: string; readonly label: string }[];
  readonly stores: readonly { readonly value: string; readonly label: string }[];
};

/** A member of staff at an instant. */
export function staffView(staff: StaffRecord, now: Date): StaffView {
  const { id, name, email, grants } = staff;
  const isLocked = staff.lockedUntil !== null && staff.lockedUntil > now;
  const state = staff.disabledAt !== null ? 'disabled' : isLocked ? 'locked' : 'active';
  return { id, name, email, grants, hasSecondFactor: staff.totpEnrolledAt !== null, state };
}

/** A key at an instant. */
export function keyView(key: ApiKeyRecord, now: Date): KeyView {
  const { id, name, prefix, scopes, ratePerSecond } = key;
  const isExpired = key.expiresAt !== null && key.expiresAt <= now;
  const state = key.revokedAt !== null ? 'revoked' : isExpired ? 'expired' : 'living';
  return { id, name, prefix, scopes, ratePerSecond, lastUsedAt: key.lastUsedAt?.toISOString() ?? null, state };
}
