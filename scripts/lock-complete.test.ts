import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingOptionals } from './lock-complete.mjs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

test('the lock holds every optional package, so npm ci works on every registry', () => {
  expect(missingOptionals(packages), 'run: npm run lock:complete').toEqual([]);
});

test('finds what is missing and keeps it beside a nested parent', () => {
  const locked = { 'node_modules/a/node_modules/b': { dev: true, optionalDependencies: { 'b-win32-arm64': '1.0.0' } } };
  expect(missingOptionals(locked)).toEqual([
    {
      path: 'node_modules/a/node_modules/b-win32-arm64',
      entry: { version: '1.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['win32'] },
    },
  ]);
});

test('every package with an install script is allowed or refused by name', () => {
  const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const scripted = Object.entries<{ hasInstallScript?: boolean }>(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(scripted.filter((name) => !(name in allowScripts))).toEqual([]);
});
