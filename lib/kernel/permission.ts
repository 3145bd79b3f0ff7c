/** Everything that a role or an API key may be allowed to do; a command names one of them. */
export const PERMISSIONS = [
  'members.read',
  'members.enrol',
  'members.edit',
  'members.reveal',
  'members.merge',
  'orders.read',
  'orders.write',
  'refunds.write',
  'events.write',
  'points.read',
  'points.adjust',
  'points.spend',
  'growth.read',
  'levels.read',
  'levels.manage',
  'decisions.read',
  'ledger.read',
  'approvals.read',
  'approvals.decide',
  'catalog.read',
  'catalog.edit',
  'catalog.costs',
  'coupons.read',
  'coupons.edit',
  'coupons.give',
  'coupons.redeem',
  'offers.read',
  'offers.edit',
  'stores.read',
  'stores.edit',
  'audit.read',
  'access.read',
  'access.manage',
  'account.own',
  'integration.manage',
  'settings.read',
  'settings.edit',
  'system.read',
] as const;

/** One thing that may be allowed. */
export type Permission = (typeof PERMISSIONS)[number];

/** Whether the text names a permission. */
export const isPermission = (text: string): text is Permission => (PERMISSIONS as readonly string[]).includes(text);
