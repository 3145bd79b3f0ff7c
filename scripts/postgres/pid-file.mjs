// What postmaster.pid says, believed only when the process it names really is our server.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./place.mjs').Place} Place */

/** The port of the server that runs on this data folder, or undefined. @param {Place} place @returns {number | undefined} */
export function runningPort(place) {
  const file = readPidFile(place);
  return file?.isReady && isOurs(file.pid, place) ? file.port : undefined;
}

/** @param {Place} place */
export function readPidFile(place) {
  try {
    const lines = readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/** A pid file whose number now belongs to another program would stop PostgreSQL from starting. @param {Place} place */
export function clearStalePidFile(place) {
  const file = readPidFile(place);
  if (file !== undefined && !isOurs(file.pid, place)) rmSync(join(place.data, 'postmaster.pid'), { force: true });
}

/** True when this process is a living postmaster on our data folder (a zombie has no command line). @param {number} pid @param {Place} place */
export function isOurs(pid, place) {
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: 'pipe' }).toString();
    return command.includes(`-D ${place.data} `);
  } catch {
    return false;
  }
}
