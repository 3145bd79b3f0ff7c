import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { addressesOf, GUEST_PAGES } from './portal-pages';

const KIB = 1024;
/** What a member page may cost a phone in compressed JavaScript; an empty page of the framework is 132 KiB. */
const BUDGET_KIB = 200;
/** Most of the time goes by until a page has fetched nothing for a while: some are waited for together. */
const TABS = 4;

test(`the scripts of every page stay within ${BUDGET_KIB} KiB`, async ({ page, member, context }) => {
  test.slow();
  await expectAllWithin(page, GUEST_PAGES);
  const { id } = await member();
  const paths = (await addressesOf(id)).map(({ path }) => path);
  const tabs = [page, ...(await Promise.all(Array.from({ length: TABS - 1 }, () => context.newPage())))];
  const ofTab = (at: number) => paths.filter((_, place) => place % TABS === at);
  await Promise.all(tabs.map((tab, at) => expectAllWithin(tab, ofTab(at))));
  await context.close();
});

async function expectAllWithin(page: Page, paths: readonly string[]): Promise<void> {
  const scripts = await watchScripts(page);
  for (const path of paths) await expectWithin(page, path, scripts);
}

type Script = { readonly url: string; readonly kib: number };

/** What the page fetches of scripts from now on, each time as if it had none of them. */
async function watchScripts(page: Page): Promise<() => readonly Script[]> {
  const client: CDPSession = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  let urls = new Map<string, string>();
  let sizes = new Map<string, number>();
  client.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') urls.set(requestId, response.url);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  return () => {
    const found = [...urls].map(([requestId, url]) => ({ url, kib: (sizes.get(requestId) ?? 0) / KIB }));
    [urls, sizes] = [new Map(), new Map()];
    return found;
  };
}

async function expectWithin(page: Page, path: string, taken: () => readonly Script[]): Promise<void> {
  taken();
  await page.goto(path, { waitUntil: 'networkidle' });
  const parts = taken();
  const total = parts.reduce((sum, { kib }) => sum + kib, 0);
  const largest = parts
    .toSorted((a, b) => b.kib - a.kib)
    .map(({ url, kib }) => `${kib.toFixed(1)} ${url.split('/').at(-1)}`);
  expect.soft(parts.length, `scripts seen on ${path}`).toBeGreaterThan(0);
  expect.soft(total, `${path}\n${largest.join('\n')}`).toBeLessThanOrEqual(BUDGET_KIB);
}
