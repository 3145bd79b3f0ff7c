// The unprivileged user that PostgreSQL runs as when we are root.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @typedef {{ uid: number, gid: number }} Owner */

/** The system user `postgres`, when there is one. @returns {Owner | undefined} */
export function systemUser() {
  try {
    const id = (/** @type {string} */ flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Makes the system user `postgres`. @returns {Owner} */
export function makeSystemUser() {
  const attempts = [
    ['useradd', '--system', '--user-group', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ];
  for (const [command = '', ...args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'pipe' });
      const made = systemUser();
      if (made !== undefined) return made;
    } catch {} // the other spelling is tried next
  }
  throw new Error(
    'PostgreSQL does not run as root and no system user "postgres" could be made. ' +
      'Run as a normal user, create that user, or set DATABASE_URL to a server of your own.',
  );
}

/** True when this user can enter or run the path. @param {string} path @param {Owner} owner */
export function canReach(path, owner) {
  const test = existsSync('/usr/bin/test') ? '/usr/bin/test' : '/bin/test';
  try {
    execFileSync(test, ['-x', path], { ...owner, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
