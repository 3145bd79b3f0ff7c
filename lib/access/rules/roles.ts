import type { Permission } from '@/lib/kernel/permission';

/** How far a role reaches: everything, one region, or one store. */
export const REACHES = ['all', 'region', 'store'] as const;

/** One of them. */
export type Reach = (typeof REACHES)[number];

/** A role of the back office: what it may do, and how far. */
export type Role = {
  readonly code: string;
  readonly reach: Reach;
  readonly permissions: readonly Permission[];
};

const MEMBER_BOOK: readonly Permission[] = [
  'members.read',
  'orders.read',
  'points.read',
  'growth.read',
  'levels.read',
  'decisions.read',
  'messages.read',
];
const SHOP: readonly Permission[] = ['catalog.read', 'offers.read', 'stores.read'];
/** Coupons: to see batches and numbers; who gives copies away may also take them back. */
const COUPONS: readonly Permission[] = ['coupons.read'];
/** Benefits: to see them and who has them; who serves customers redeems them. */
const BENEFITS: readonly Permission[] = ['benefits.read'];
/** Games: to see them, what was drawn and what is to be sent. */
const GAMES: readonly Permission[] = ['games.read'];
/** Surveys: to see them and what came of them; who was who leaves only with an export, which is on record. */
const SURVEYS: readonly Permission[] = ['surveys.read'];
/** Segments: to see their rules and numbers; who is in them is seen by who may see members. */
const SEGMENTS: readonly Permission[] = ['segments.read'];
/** What members say of goods, with whose it is. */
const REVIEWS: readonly Permission[] = ['reviews.read'];
/** Tasks and checking in: to see them and how many do them. */
const TASKS: readonly Permission[] = ['tasks.read'];
/** Campaigns: to see them, where they stand and what the checks say. */
const CAMPAIGNS: readonly Permission[] = ['campaigns.read'];
/** Back-tests: what drafts would have cost over past orders; who writes drafts also asks for them (N1). */
const REHEARSALS: readonly Permission[] = ['rehearsals.read'];
/** The points mall: items and exchanges; who serves members sends and cancels them. */
const MALL: readonly Permission[] = ['mall.read'];
/** What may be given away in all: whoever reaches only some stores sees and changes theirs alone. */
const BUDGETS: readonly Permission[] = ['budgets.read'];
const OWN: readonly Permission[] = ['account.own'];
/** Changing a member's points by hand, within limits; what is above them waits for somebody else (4.A.12). */
const ADJUST: readonly Permission[] = ['points.adjust', 'approvals.read'];

/**
 * The built-in roles (S1-5.1, S0-8.1). Default deny: what is not listed is refused. Whoever configures sees no personal
 * data; whoever sees members cannot configure; an operator reads masked data, reveals
 * it with a logged reason, and cannot change facts of a member.
 */
export const ROLES = [
  {
    code: 'admin',
    reach: 'all',
    permissions: [
      ...OWN,
      'referral.edit',
      ...SHOP,
      ...SEGMENTS,
      'segments.edit',
      ...BUDGETS,
      'budgets.edit',
      ...COUPONS,
      ...MALL,
      'mall.edit',
      ...BENEFITS,
      ...TASKS,
      ...CAMPAIGNS,
      'campaigns.edit',
      ...REHEARSALS,
      'rehearsals.run',
      'tasks.edit',
      'benefits.edit',
      'coupons.edit',
      ...GAMES,
      ...SURVEYS,
      'games.edit',
      'surveys.edit',
      'catalog.edit',
      'catalog.availability',
      'catalog.costs',
      'offers.edit',
      'stores.edit',
      'settings.read',
      'settings.edit',
      'access.read',
      'access.manage',
      'integration.manage',
      'audit.read',
      'system.read',
      'system.repair',
    ],
  },
  {
    code: 'operator',
    reach: 'all',
    permissions: [
      ...OWN,
      'reports.read',
      'reports.edit',
      'reports.manage',
      'referral.read',
      'referral.edit',
      'referral.review',
      ...MEMBER_BOOK,
      ...SHOP,
      ...SEGMENTS,
      'segments.edit',
      ...BUDGETS,
      'budgets.edit',
      ...COUPONS,
      ...MALL,
      'mall.edit',
      'mall.fulfil',
      ...BENEFITS,
      ...TASKS,
      ...CAMPAIGNS,
      'campaigns.edit',
      'campaigns.run',
      ...REHEARSALS,
      'rehearsals.run',
      'tasks.edit',
      'benefits.edit',
      'benefits.give',
      'coupons.edit',
      'coupons.give',
      ...GAMES,
      ...SURVEYS,
      'games.edit',
      'surveys.edit',
      'games.ship',
      ...REVIEWS,
      'reviews.moderate',
      'surveys.export',
      ...ADJUST,
      'repairs.read',
      'repairs.edit',
      // On duty when nobody else is; somebody looks at it afterwards.
      'approvals.emergency',
      'catalog.costs',
      'ledger.read',
      'privacy.read',
      'members.reveal',
      'members.remark',
      'messages.send',
      'settings.read',
      'audit.read',
    ],
  },
  {
    code: 'regional_operator',
    reach: 'region',
    permissions: [
      ...CAMPAIGNS,
      ...REHEARSALS,
      ...OWN,
      'reports.read',
      'reports.edit',
      'referral.read',
      ...MEMBER_BOOK,
      ...SHOP,
      ...BUDGETS,
      'members.reveal',
      'catalog.availability',
    ],
  },
  {
    code: 'store_manager',
    reach: 'store',
    permissions: [
      ...OWN,
      'reports.read',
      'reports.edit',
      ...MEMBER_BOOK,
      ...SHOP,
      // What the own store sells is known to who runs it (S4-2.2).
      'catalog.availability',
      ...BUDGETS,
      ...COUPONS,
      'coupons.redeem',
      ...MALL,
      'mall.fulfil',
      ...BENEFITS,
      ...TASKS,
      ...CAMPAIGNS,
      'benefits.redeem',
      // Sees what the whole store redeemed and undoes it for a colleague who has gone home.
      'desk.oversee',
      ...ADJUST,
      'members.enrol',
      'members.remark',
      'messages.send',
      'orders.write',
      'refunds.write',
      'points.spend',
      'events.write',
    ],
  },
  {
    code: 'clerk',
    reach: 'store',
    permissions: [
      ...OWN,
      ...SHOP,
      ...COUPONS,
      'coupons.redeem',
      ...BENEFITS,
      'benefits.redeem',
      ...ADJUST,
      'members.read',
      'members.enrol',
      'orders.read',
      'orders.write',
      'points.spend',
      'points.read',
      'levels.read',
    ],
  },
  {
    code: 'service',
    reach: 'all',
    permissions: [
      ...OWN,
      'referral.read',
      ...MEMBER_BOOK,
      ...SHOP,
      ...COUPONS,
      'coupons.redeem',
      ...MALL,
      'mall.fulfil',
      ...BENEFITS,
      ...TASKS,
      ...CAMPAIGNS,
      'benefits.give',
      'benefits.redeem',
      'desk.oversee',
      'coupons.give',
      ...GAMES,
      ...SURVEYS,
      'games.ship',
      ...REVIEWS,
      'reviews.moderate',
      'ledger.read',
      ...ADJUST,
      'levels.manage',
      'members.enrol',
      'members.edit',
      'members.reveal',
      'members.freeze',
      'members.remark',
      'messages.send',
      'members.merge',
      'privacy.read',
      'privacy.serve',
      'refunds.write',
    ],
  },
  {
    code: 'finance',
    reach: 'all',
    permissions: [
      ...OWN,
      'reports.read',
      'reports.edit',
      ...SHOP,
      ...BUDGETS,
      'budgets.edit',
      ...COUPONS,
      ...MALL,
      ...BENEFITS,
      ...GAMES,
      ...SURVEYS,
      ...TASKS,
      ...CAMPAIGNS,
      ...REHEARSALS,
      'catalog.costs',
      'ledger.read',
      'orders.read',
      'points.read',
      'growth.read',
      'decisions.read',
      'approvals.read',
      // Answers for money: decides what nobody answered in time.
      'approvals.oversee',
      'settings.read',
    ],
  },
  {
    code: 'approver',
    reach: 'all',
    permissions: [
      ...CAMPAIGNS,
      ...REHEARSALS,
      ...OWN,
      'reports.read',
      'referral.read',
      'referral.review',
      ...MEMBER_BOOK,
      ...SHOP,
      ...SEGMENTS,
      ...BUDGETS,
      ...COUPONS,
      ...MALL,
      ...BENEFITS,
      ...GAMES,
      ...SURVEYS,
      'ledger.read',
      'approvals.read',
      'approvals.decide',
      'repairs.read',
      'catalog.costs',
      'settings.read',
    ],
  },
  {
    code: 'auditor',
    reach: 'all',
    permissions: [
      ...CAMPAIGNS,
      ...REHEARSALS,
      ...OWN,
      'reports.read',
      'referral.read',
      ...MEMBER_BOOK,
      ...SHOP,
      ...SEGMENTS,
      ...BUDGETS,
      ...COUPONS,
      ...MALL,
      ...BENEFITS,
      ...GAMES,
      ...SURVEYS,
      'catalog.costs',
      'privacy.read',
      'ledger.read',
      'approvals.read',
      'repairs.read',
      'settings.read',
      'access.read',
      'audit.read',
      'system.read',
    ],
  },
  {
    code: 'developer',
    reach: 'all',
    permissions: [
      ...OWN,
      ...SHOP,
      ...COUPONS,
      ...BENEFITS,
      ...GAMES,
      ...SURVEYS,
      'access.read',
      'integration.manage',
      'settings.read',
      'system.read',
      'system.repair',
    ],
  },
] as const satisfies readonly Role[];

/** The code of a built-in role. */
export type RoleCode = (typeof ROLES)[number]['code'];

/** Whether a code is that of a built-in role. */
export const isRoleCode = (code: string): code is RoleCode => ROLES.some((role) => role.code === code);

/** The role behind a code among the built-in ones and those that the retailer made; an unknown code allows nothing. */
export const findRole = (code: string, custom: readonly Role[] = []): Role | undefined =>
  [...ROLES, ...custom].find((role) => role.code === code);

/** Everything that holders of these roles may do together. */
export function permissionsOf(codes: readonly string[], custom: readonly Role[] = []): ReadonlySet<Permission> {
  return new Set(codes.flatMap((code) => findRole(code, custom)?.permissions ?? []));
}
