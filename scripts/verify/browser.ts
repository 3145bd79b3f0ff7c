import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { promisify } from 'node:util';

const execute = promisify(execFile);

// The shell draws pages as the whole browser does, without the pages of the browser's own window: a third of the time.
const SHELL = '/usr/bin/chromium-headless-shell';
const WHOLE = '/usr/bin/chromium';

/** The browser to test with; undefined means the one that Playwright has downloaded. */
export function chromiumPath(): string | undefined {
  if (process.env.PLAYWRIGHT_CHROMIUM) return process.env.PLAYWRIGHT_CHROMIUM;
  return [SHELL, WHOLE].find((path) => existsSync(path));
}

/** Gets a browser when the machine has none: Debian's own first, because Playwright's download is blocked on closed networks. */
export async function installChromium(): Promise<void> {
  const known = chromiumPath();
  if (known !== undefined && known !== WHOLE) return;
  const isDebianRoot = platform() === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = (...args: string[]) => execute('apt-get', args, { env });
    // Without a Chinese font every screenshot would be empty boxes.
    const install = (browser: string) =>
      run('install', '-y', '-q', '--no-install-recommends', browser, 'fonts-noto-cjk');
    try {
      await run('update', '-q');
      await install('chromium-headless-shell');
    } catch (error) {
      // Older releases have the whole browser only; where it is there already, no net is needed.
      if (known === undefined) await install('chromium');
      else console.log(`testing with ${known}: ${(error as Error).message.split('\n')[0]}`);
    }
    return;
  }
  if (known !== undefined) return;
  await execute(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}
