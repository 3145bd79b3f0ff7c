// npm run bench:web [-- ROUNDS [PATH …]]: what a member waits for on a slow phone. Every main page of the production build
// with the demo, cold, in Chromium as Lighthouse slows it down for phones (4 times slower CPU, 1.6 Mbit/s, 150 ms per
// request): when the largest part of the page stands (LCP), how much it moves (CLS), how long it does not answer (TBT).
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, devices, type Page } from '@playwright/test';
import { chromiumPath } from '@/scripts/verify/browser';
import { benchDatabase } from './database';

const LCP_MS_MAX = 1_500;
const CLS_MAX = 0.02;
const CPU_SLOWER = 4;
const NET = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (0.75 * 1_000_000) / 8,
};
const PAGES = [
  ...['/', '/level', '/benefits', '/coupons', '/coupons/centre', '/code', '/tasks', '/mall', '/points', '/growth'],
  ...[
    '/savings',
    '/orders',
    '/activities',
    '/invite',
    '/inbox',
    '/shop',
    '/shop/cart',
    '/me',
    '/me/profile',
    '/sign-in',
  ],
];
// The phone is done with the page and with what it fetches ahead.
const QUIET_MS = 1_000;
const [rounds, paths] = [Number(process.argv[2] ?? 3), process.argv.slice(3)];

type Seen = { readonly lcp: number; readonly what: string; readonly cls: number; readonly tbt: number };

process.env.DEMO_MODE = 'on';
const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
await import('@/lib/wiring');
const { installStandardProgram } = await import('@/lib/standard-program');
const { seedDemo } = await import('@/lib/demo');
const { findMemberId } = await import('@/lib/members');
const { memberCookie } = await import('./member-cookie');
const { startWebServer } = await import('./server-process');

await installStandardProgram(pool());
const file = join(tmpdir(), `regulars-bench-${process.pid}.json`);
console.log('telling the story of the demo …');
await seedDemo({ baseUrl: 'http://localhost', file, now: new Date() });
const { rmSync } = await import('node:fs');
const { readDemoFile } = await import('@/lib/demo/demo-file');
const mobile = readDemoFile(file)?.members[0]?.mobile ?? '';
rmSync(file);
const memberId = await findMemberId(pool(), { mobile });
if (memberId === null) throw new Error('the demo has nobody to sign in');
const cookie = await memberCookie(memberId);

const server = await startWebServer(database.url, { DEMO_MODE: 'on' });
const url = server.url.replace('127.0.0.1', 'localhost');
const executablePath = chromiumPath();
const browser = await chromium.launch({
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  ...(executablePath && { executablePath }),
});
const asked = paths.length > 0 ? paths : PAGES;
// Once unmeasured: the server loads the code of a page when it is first asked for.
for (const path of asked) await look(browser, path);
let misses = 0;
for (const path of asked) {
  const seen: Seen[] = [];
  for (let round = 0; round < rounds; round++) seen.push(await look(browser, path));
  const [lcp, cls, tbt] = [
    median(seen.map((one) => one.lcp)),
    median(seen.map((one) => one.cls)),
    median(seen.map((one) => one.tbt)),
  ];
  const isMissed = lcp > LCP_MS_MAX || cls > CLS_MAX;
  if (isMissed) misses++;
  console.log(
    `${path.padEnd(18)} LCP ${lcp.toFixed(0).padStart(5)} ms   CLS ${cls.toFixed(3)}   TBT ${tbt.toFixed(0).padStart(5)} ms` +
      `${isMissed ? '   MISSED' : ''}   ${seen.at(-1)?.what ?? ''}`,
  );
}
console.log(`${asked.length} pages, ${misses} beyond LCP ${LCP_MS_MAX} ms or CLS ${CLS_MAX}`);
await browser.close();
await server.stop();
await closeDatabase();
await database.end();

/** Opens a page as somebody does who was never here, and says what he saw. */
async function look(from: Browser, path: string): Promise<Seen> {
  const context = await from.newContext({ ...devices['Pixel 7'], locale: 'zh-CN', baseURL: url });
  await context.addCookies([
    ...(path === '/sign-in' ? [] : [{ ...cookie, url, httpOnly: true, sameSite: 'Lax' as const }]),
    { name: 'locale', value: 'zh-CN', url },
  ]);
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send('Network.enable');
  await phone.send('Network.emulateNetworkConditions', NET);
  await phone.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.addInitScript(watch);
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(QUIET_MS);
  const seen = await readSeen(page);
  await context.close();
  return seen;
}

/** Runs in the page before it: keeps what the browser says of its own painting. */
function watch(): void {
  const kept = { lcp: 0, what: '', cls: 0, tbt: 0, fcp: 0 };
  Object.assign(window, { kept });
  const on = (type: string, hear: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({ type, buffered: true });
  on('largest-contentful-paint', (entry) => {
    kept.lcp = entry.startTime;
    const { element } = entry as PerformanceEntry & { element: Element | null };
    kept.what =
      element === null ? '' : `${element.tagName.toLowerCase()} ${(element.textContent ?? '').trim().slice(0, 24)}`;
  });
  on('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) kept.cls += value;
  });
  on('longtask', ({ duration }) => {
    kept.tbt += Math.max(0, duration - 50);
  });
}

function readSeen(page: Page): Promise<Seen> {
  return page.evaluate(() => (window as unknown as { kept: Seen }).kept);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
