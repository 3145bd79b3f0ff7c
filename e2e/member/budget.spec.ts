import { expect, test } from '../fixtures';
import { buy } from './shopping';

const KIB = 1024;
/** What a member page may cost a phone in compressed JavaScript; an empty page of the framework is 132 KiB. */
const BUDGET_KIB = 200;

const PATHS = [
  '/',
  '/code',
  '/coupons',
  '/coupons/centre',
  '/benefits',
  '/inbox',
  '/savings',
  '/shop',
  '/shop/cart',
  '/points',
  '/orders',
  '/me',
];

for (const path of PATHS) {
  test(`the scripts of ${path} stay within ${BUDGET_KIB} KiB`, async ({ page, member, context }) => {
    const { id } = await member();
    await buy(id, [{ name: 'Linen apron', fen: 10_000 }]);
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    const scripts = new Map<string, string>();
    const sizes = new Map<string, number>();
    client.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script') scripts.set(requestId, response.url);
    });
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
    await page.goto(path, { waitUntil: 'networkidle' });
    const parts = [...scripts].map(([requestId, url]) => ({ url, kib: (sizes.get(requestId) ?? 0) / KIB }));
    const total = parts.reduce((sum, { kib }) => sum + kib, 0);
    const largest = parts
      .sort((a, b) => b.kib - a.kib)
      .map(({ url, kib }) => `${kib.toFixed(1)} ${url.split('/').at(-1)}`);
    expect(parts.length, 'scripts seen').toBeGreaterThan(0);
    expect(total, largest.join('\n')).toBeLessThanOrEqual(BUDGET_KIB);
  });
}
