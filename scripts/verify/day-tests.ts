import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ZONE = 'testing/zone';
// How many take part decides them, who may do what, or when a process dies, and no day: once is enough.
const DAYLESS = [
  'lib/merging/races.db.test.ts',
  'lib/orders/settle-races.db.test.ts',
  'lib/coupons/claim.db.test.ts',
  'lib/walls.db.test.ts',
  'lib/regions.db.test.ts',
  'lib/scope-wall.db.test.ts',
  'lib/personal-data.db.test.ts',
  'lib/api/reach.db.test.ts',
  'lib/benefits/period-killed.db.test.ts',
  'lib/points/storm.db.test.ts',
  'lib/points/spending-keys.db.test.ts',
];

/** The database tests that say local times, themselves or by what they build with: the others are the same in any zone. */
export function dayTests(): string[] {
  return globSync('lib/**/*.db.test.ts')
    .filter((path) => !DAYLESS.includes(path) && saysDays(path, new Set()))
    .sort();
}

function saysDays(path: string, seen: Set<string>): boolean {
  if (seen.has(path) || !existsSync(path)) return false;
  seen.add(path);
  const code = readFileSync(path, 'utf8');
  if (code.includes(ZONE)) return true;
  const builders = [...code.matchAll(/from '([^']*\/testing\/[^']*|\.\/[^']*)'/g)].map(([, from = '']) =>
    from.startsWith('@/') ? from.slice(2) : join(dirname(path), from),
  );
  return builders.some((from) => from.includes('/testing/') && saysDays(`${from}.ts`, seen));
}
