import { defineConfig, devices } from '@playwright/test';
import { loadSecrets } from './scripts/start/secrets';
import { chromiumPath } from './scripts/verify/browser';

// The tests sign people in with the same secrets as the server they talk to.
loadSecrets();
// What they prepare by the doors of the contexts is prepared for the demo that the server shows.
process.env.DEMO_MODE = 'on';

const port = Number(process.env.E2E_PORT || 3210);
const executablePath = chromiumPath();
const isRoot = process.getuid?.() === 0;
const isCi = Boolean(process.env.CI);

// Nothing but our pages: a fresh profile otherwise calls home, and as root Chromium has no sandbox.
const args = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: isCi,
  retries: isCi ? 1 : 0,
  // A walk takes less than a core, server and browser included, and waits in between: three share two cores.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  globalTeardown: './e2e/unsaid.ts',
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Every test begins with an empty browser, and would fetch the pages for when there is no net once more.
    serviceWorkers: 'block',
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { args, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: 'member', testMatch: 'member/**/*.spec.ts', use: { ...devices['Pixel 7'], locale: 'zh-CN' } },
    { name: 'console', testMatch: 'console/**/*.spec.ts', use: { ...devices['Desktop Chrome'], locale: 'zh-CN' } },
    { name: 'api', testMatch: 'api/**/*.spec.ts' },
  ],
  webServer: {
    command: 'node --import ./scripts/register.mjs scripts/e2e-server.ts',
    env: { PORT: String(port) },
    port,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
  },
});
