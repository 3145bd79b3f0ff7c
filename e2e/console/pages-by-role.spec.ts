import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Permission } from '../../lib/kernel/permission';
import { expect, test } from '../fixtures';
import { doors } from '../people';
import { finderOf } from './words-within';

/** What each page of the console needs; a page without a row fails the first test. */
const NEEDS: Readonly<Record<string, Permission>> = {
  '/console': 'account.own',
  '/console/account': 'account.own',
  '/console/access': 'access.read',
  '/console/alerts': 'account.own',
  '/console/approvals': 'approvals.read',
  '/console/audit': 'audit.read',
  '/console/budgets': 'budgets.read',
  '/console/budgets/new': 'budgets.edit',
  '/console/benefits': 'benefits.read',
  '/console/benefits/new': 'benefits.edit',
  '/console/campaigns': 'campaigns.read',
  '/console/campaigns/new': 'campaigns.edit',
  '/console/campaigns/plays': 'campaigns.read',
  '/console/coupons': 'coupons.read',
  '/console/coupons/new': 'coupons.edit',
  '/console/design': 'settings.edit',
  '/console/desk': 'coupons.redeem',
  '/console/earning': 'settings.read',
  '/console/failures': 'system.read',
  '/console/games': 'games.read',
  '/console/games/new': 'games.edit',
  '/console/goods': 'catalog.read',
  '/console/goods/brands': 'catalog.read',
  '/console/goods/categories': 'catalog.read',
  '/console/goods/contracts': 'catalog.read',
  '/console/ledger': 'ledger.read',
  '/console/levels': 'settings.read',
  '/console/levels/draft': 'settings.edit',
  '/console/levels/rehearsal': 'settings.read',
  '/console/levels/terms': 'settings.read',
  '/console/mall': 'mall.read',
  '/console/mall/new': 'mall.edit',
  '/console/mall/orders': 'mall.read',
  '/console/members': 'members.read',
  '/console/orders/requests': 'refunds.write',
  '/console/offers': 'offers.read',
  '/console/offers/equal-price': 'offers.read',
  '/console/offers/new': 'offers.edit',
  '/console/privacy': 'privacy.read',
  '/console/referral': 'referral.read',
  '/console/referral/programme': 'referral.edit',
  '/console/rehearsals': 'rehearsals.read',
  '/console/repairs': 'repairs.read',
  '/console/repairs/new': 'repairs.edit',
  '/console/reports': 'reports.read',
  '/console/reports/new': 'reports.edit',
  '/console/reports/received': 'reports.read',
  '/console/reports/rows': 'reports.read',
  '/console/reports/saved': 'reports.read',
  '/console/reviews': 'reviews.read',
  '/console/segments': 'segments.read',
  '/console/segments/new': 'segments.edit',
  '/console/segments/stages': 'segments.read',
  '/console/segments/value': 'segments.read',
  '/console/settings': 'settings.read',
  '/console/stores': 'stores.read',
  '/console/surveys': 'surveys.read',
  '/console/surveys/new': 'surveys.edit',
  '/console/tasks': 'tasks.read',
  '/console/tasks/new': 'tasks.edit',
};

// A page that may not be seen consists of that sentence alone; the design page shows it as an example.
const HEADING = /<h[1-3][ >]/;
const LOCKED_HEADING = /<h3[^>]*>你还不能查看/;
const OWN_HEADING = /<h1[ >]/;
const ROLES = [
  'admin',
  'operator',
  'regional_operator',
  'store_manager',
  'clerk',
  'service',
  'finance',
  'approver',
  'auditor',
  'developer',
];

test('every page of the console says here what it needs', () => {
  const pages = globSync('app/(console)/console/**/page.tsx').map((file) =>
    file.replace('app/(console)', '').replace(/\/page\.tsx$/, ''),
  );
  expect(pages.filter((page) => !page.includes('[') && !(page in NEEDS))).toEqual([]);
  for (const page of Object.keys(NEEDS)) expect(existsSync(`app/(console)${page}/page.tsx`), page).toBe(true);
  for (const [page, need] of Object.entries(NEEDS)) {
    const isGuarded = readFileSync(`app/(console)${page}/page.tsx`, 'utf8').includes(`can="${need}"`);
    expect([page, isGuarded]).toEqual([page, true]);
  }
});

test('every page of the console is behind the guard, those of one object too', () => {
  const open = globSync(['app/(console)/console/**/page.tsx', 'app/(wall)/console/**/page.tsx']).filter(
    (file) => !readFileSync(file, 'utf8').includes('<Guarded can="'),
  );
  expect(open).toEqual([]);
});

/** Pages of one member, each part of it; and of one order of his. */
async function details(): Promise<readonly string[]> {
  const { db } = await doors();
  const { publicId } = await import('@/lib/kernel/id');
  const { rows } = await db.pool().query(
    `SELECT o."memberId", o."externalId" FROM "Order" o JOIN "Member" m ON m."id" = o."memberId"
       WHERE m."status" = 'active' AND m."storeCode" IS NOT NULL AND m."name" IS NOT NULL ORDER BY o."placedAt" DESC LIMIT 1`,
  );
  const { memberId, externalId } = rows[0];
  const page = `/console/members/${publicId('member', memberId)}`;
  const tabs = ['', '?tab=timeline', '?tab=points', '?tab=orders', '?tab=coupons', '?tab=audit', '?tab=privacy'];
  return [...tabs.map((tab) => `${page}${tab}`), `/console/orders/${encodeURIComponent(externalId)}`];
}

/** Names and mobiles of members in the clear; a name of two letters may be a part of other words. */
async function personal(): Promise<readonly string[]> {
  const { db } = await doors();
  const { unseal } = await import('@/lib/platform/pii');
  const { rows } = await db
    .pool()
    .query(`SELECT "name", "mobile" FROM "Member" WHERE "status" = 'active' ORDER BY "registeredAt" DESC LIMIT 2000`);
  return rows.flatMap(({ name, mobile }) => [
    ...(typeof name === 'string' && name.length > 2 ? [name] : []),
    ...(mobile === null ? [] : [unseal(mobile).slice(-11)]),
  ]);
}

for (const role of ROLES) {
  test(`${role} sees what the role allows and no other page`, async ({ page, operator, speak }) => {
    await speak('zh-CN');
    await operator(role);
    const { access } = await doors();
    const named = finderOf(await personal());
    const allowed: readonly Permission[] = access.ROLES.find(({ code }) => code === role)?.permissions ?? [];
    for (const [path, need] of Object.entries(NEEDS)) {
      // What the server sends is what a role gets; how each page looks in a browser is shown by the walks.
      const answer = await page.request.get(path);
      const html = await answer.text();
      expect([path, answer.status(), HEADING.test(html)]).toEqual([path, 200, true]);
      const isLocked = LOCKED_HEADING.test(html) && !OWN_HEADING.test(html);
      expect([path, isLocked]).toEqual([path, !allowed.includes(need)]);
      // Names and mobiles stand masked on every page, whoever looks at it (S1-5.1).
      expect([path, named(html)]).toEqual([path, []]);
    }
    for (const path of await details()) {
      const html = await (await page.request.get(path)).text();
      expect([path, HEADING.test(html), named(html)]).toEqual([path, true, []]);
    }
  });
}
