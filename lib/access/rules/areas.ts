import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';

/** The parts of the back office by which people look for a permission. */
export const AREAS = ['members', 'trade', 'value', 'marketing', 'program'] as const;

/** One of them. */
export type Area = (typeof AREAS)[number];

type Family = Permission extends `${infer F}.${string}` ? F : never;

/** Where each family of permissions is looked for. */
const OF: Readonly<Record<Family, Area>> = {
  members: 'members',
  privacy: 'members',
  levels: 'members',
  growth: 'members',
  decisions: 'members',
  messages: 'members',
  orders: 'trade',
  refunds: 'trade',
  catalog: 'trade',
  stores: 'trade',
  desk: 'trade',
  points: 'value',
  ledger: 'value',
  coupons: 'value',
  benefits: 'value',
  budgets: 'value',
  mall: 'value',
  offers: 'marketing',
  games: 'marketing',
  campaigns: 'marketing',
  rehearsals: 'marketing',
  tasks: 'marketing',
  segments: 'marketing',
  surveys: 'marketing',
  reviews: 'marketing',
  referral: 'marketing',
  events: 'marketing',
  approvals: 'program',
  repairs: 'value',
  reports: 'program',
  audit: 'program',
  access: 'program',
  account: 'program',
  integration: 'program',
  settings: 'program',
  system: 'program',
};

/** The permissions of an area, in their order. */
export const permissionsIn = (area: Area): readonly Permission[] =>
  PERMISSIONS.filter((permission) => OF[permission.slice(0, permission.indexOf('.')) as Family] === area);
