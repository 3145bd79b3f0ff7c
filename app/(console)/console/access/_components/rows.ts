import type { AccessRequest, ApiKeyRecord, CustomRole, StaffRecord } from '@/lib/access';
import { type Reach, ROLES, type Role, type RoleCode } from '@/lib/access/rules/roles';
import type { RoleGrant } from '@/lib/access/rules/scope';
import type { Permission } from '@/lib/kernel/permission';

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

/** What somebody asked for, as the page hands it to the browser. */
export type RequestView = Omit<AccessRequest, 'at' | 'answeredAt'> & { readonly at: string };

/** A role as the page hands it to the browser, named in the reader's language. */
export type RoleView = {
  readonly code: string;
  readonly name: string;
  /** Both names of a role that the retailer made. */
  readonly nameZh?: string;
  readonly nameEn?: string;
  readonly reach: Reach;
  readonly permissions: readonly Permission[];
  readonly isOwn: boolean;
  /** How many people who still work here hold it. */
  readonly holders: number;
};

/** What a grant can name: the roles, and the regions and stores they can be given for, in the reader's language. */
export type Places = {
  readonly roles: readonly RoleView[];
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

/** The built-in roles and those that the retailer made, with how many hold each. */
export function roleViews(
  custom: readonly CustomRole[],
  staff: readonly StaffRecord[],
  words: { readonly builtIn: (code: RoleCode) => string; readonly isEnglish: boolean },
): readonly RoleView[] {
  const active = staff.filter(({ disabledAt }) => disabledAt === null);
  const holders = (code: string) => active.filter(({ grants }) => grants.some(({ role }) => role === code)).length;
  const view = ({ code, reach, permissions }: Role) => ({ code, reach, permissions, holders: holders(code) });
  return [
    ...ROLES.map((role) => ({ ...view(role), name: words.builtIn(role.code), isOwn: false })),
    ...custom.map((role) => ({
      ...view(role),
      nameZh: role.nameZh,
      nameEn: role.nameEn,
      name: words.isEnglish ? role.nameEn : role.nameZh,
      isOwn: true,
    })),
  ];
}

/** A key at an instant. */
export function keyView(key: ApiKeyRecord, now: Date): KeyView {
  const { id, name, prefix, scopes, ratePerSecond } = key;
  const isExpired = key.expiresAt !== null && key.expiresAt <= now;
  const state = key.revokedAt !== null ? 'revoked' : isExpired ? 'expired' : 'living';
  return { id, name, prefix, scopes, ratePerSecond, lastUsedAt: key.lastUsedAt?.toISOString() ?? null, state };
}

/** A request without what the page does not show. */
export const requestView = ({ at, answeredAt: _, ...request }: AccessRequest): RequestView => ({
  ...request,
  at: at.toISOString(),
});
