import { isUuid, publicId } from '@/lib/kernel/id';

/** The page of the object of an entry, or null when it has none. */
export function objectHref({
  objectType,
  objectId,
}: {
  readonly objectType: string;
  readonly objectId: string;
}): string | null {
  if (objectType === 'product') return `/console/goods/${encodeURIComponent(objectId)}`;
  if (objectType === 'category') return '/console/goods/categories';
  if (objectType === 'brand') return '/console/goods/brands';
  if (objectType === 'rules') return '/console/earning';
  if (objectType === 'level_scheme') return '/console/levels';
  if (objectType === 'settings') return '/console/settings';
  if (objectType === 'budget') return `/console/budgets/${encodeURIComponent(objectId)}`;
  // The commands of coupons name a batch as its address does.
  if (objectType === 'couponBatch') return `/console/coupons/${encodeURIComponent(objectId)}`;
  if (!isUuid(objectId)) return null;
  switch (objectType) {
    case 'member':
      return `/console/members/${publicId('member', objectId)}`;
    case 'approval':
      return '/console/approvals';
    case 'staff':
      return '/console/access';
    case 'apiKey':
      return '/console/access#keys';
    default:
      return null;
  }
}
