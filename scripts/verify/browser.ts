import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:os';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** The browser to test with; undefined means the one that Playwright has downloaded. */
export function chromiumPath(): string | undefined {
  if (process.env.PLAYWRIGHT_CHROMIUM) return process.env.PLAYWRIGHT_CHROMIUM;
  return existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined;
}

/** Gets a browser when the machine has none: Debian's own first, because Playwright's download is blocked on closed networks. */
export function installChromium(): void {
  if (chromiumPath() !== undefined) return;
  const isDebianRoot = platform() === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    const run = (...args: string[]) =>
      execFileSync('apt-get', args, { stdio: 'pipe', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    run('update', '-q');
    // Without a Chinese font every screenshot would be empty boxes.
    run('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    return;
  }
  execFileSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], { stdio: 'pipe' });
}
