import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

type Service = { readonly command?: readonly string[] | string; readonly build?: { readonly dockerfile?: string } };

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
const dockerfile = readFileSync('deploy/Dockerfile', 'utf8');
const { services }: { services: Record<string, Service> } = parse(readFileSync('deploy/compose.yaml', 'utf8'), {
  merge: true,
});

/** The npm scripts that a command line, or a list of words as Docker takes it, runs. */
function scriptsIn(text: string): readonly string[] {
  return [...text.replaceAll(/[[\]",]+/g, ' ').matchAll(/\bnpm\s+run\s+(?:-\S+\s+)*([\w:-]+)/g)].map(
    ([, name]) => name ?? '',
  );
}

test('reads npm scripts out of both ways to write a command', () => {
  expect(scriptsIn('RUN npm run db:generate && npm run build')).toEqual(['db:generate', 'build']);
  expect(scriptsIn('CMD ["npm", "run", "serve:web"]')).toEqual(['serve:web']);
});

test('every npm script that the image calls exists', () => {
  const called = scriptsIn(dockerfile);
  expect(called).toContain('serve:web');
  expect(called.filter((name) => !(name in scripts))).toEqual([]);
});

test('every npm script that the compose file calls exists', () => {
  const called = Object.values(services).flatMap(({ command = [] }) => scriptsIn([command].flat().join(' ')));
  expect(called).toEqual(expect.arrayContaining(['serve:web', 'serve:worker', 'db:migrate']));
  expect(called.filter((name) => !(name in scripts))).toEqual([]);
});
