import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Permission } from '../../lib/kernel/permission';
import { expect, test } from '../fixtures';
import { doors } from '../people';

/** What each page of the console needs; a page without a row fails the first test. `null`: anybody who is signed in. */
const NEEDS: Readonly<Record<string, Permission | null>> = {
  '/console': 'account.own',
  '/console/account': 'account.own',
  '/console/access': 'access.read',
  '/console/approvals': 'approvals.read',
  '/console/audit': 'audit.read',
  '/console/budgets': 'budgets.read',
  '/console/budgets/new': 'budgets.edit',
  '/console/benefits': 'benefits.read',
  '/console/benefits/new': 'benefits.edit',
  '/console/campaigns': 'campaigns.read',
  '/console/campaigns/new': 'campaigns.edit',
  '/console/coupons': 'coupons.read',
  '/console/coupons/new': 'coupons.edit',
  '/console/design': null,
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
  '/console/offers/new': 'offers.edit',
  '/console/privacy': 'privacy.read',
  '/console/referral': 'referral.read',
  '/console/referral/programme': 'referral.edit',
  '/console/reports': 'reports.read',
  '/console/reviews': 'reviews.read',
  '/console/segments': 'segments.read',
  '/console/segments/new': 'segments.edit',
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
    const isGuarded = need !== null && readFileSync(`app/(console)${page}/page.tsx`, 'utf8').includes(`can="${need}"`);
    expect([page, need === null || isGuarded]).toEqual([page, true]);
  }
});

test('every page of the console is behind the guard, those of one object too', () => {
  const open = globSync('app/(console)/console/**/page.tsx').filter(
    (file) => !readFileSync(file, 'utf8').includes('<Guarded can="'),
  );
  expect(open).toEqual(['app/(console)/console/design/page.tsx']);
});

for (const role of ROLES) {
  test(`${role} sees what the role allows and no other page`, async ({ page, operator, speak }) => {
    await speak('zh-CN');
    await operator(role);
    const { access } = await doors();
    const allowed: readonly Permission[] = access.ROLES.find(({ code }) => code === role)?.permissions ?? [];
    for (const [path, need] of Object.entries(NEEDS)) {
      // What the server sends is what a role gets; how each page looks in a browser is shown by the walks.
      const answer = await page.request.get(path);
      const html = await answer.text();
      expect([path, answer.status(), HEADING.test(html)]).toEqual([path, 200, true]);
      const isLocked = need !== null && LOCKED_HEADING.test(html);
      expect([path, isLocked]).toEqual([path, need !== null && !allowed.includes(need)]);
    }
  });
}
