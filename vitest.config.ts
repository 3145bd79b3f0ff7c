import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    environment: 'node',
    // Files of one worker share its modules: rules are pure, and setup.ts forgets what stores remember.
    isolate: false,
    exclude: [...configDefaults.exclude, '.next/**', '.data/**', 'e2e/**'],
    // next-auth imports next/server without an extension: Vite understands that, plain Node does not.
    server: { deps: { inline: ['next-auth', '@auth/core'] } },
    env: {
      TZ: 'Australia/Lord_Howe', // neither a server's zone nor a program's: a test that depends on it fails here
      AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
      PII_KEY: Buffer.alloc(32, 7).toString('base64'),
      DEMO_MODE: 'on',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,mjs}'],
          exclude: [...configDefaults.exclude, '**/*.db.test.ts', '.next/**', '.data/**', 'e2e/**'],
          // For what hangs, not for what is slow: the law reads every file of the tree.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          globalSetup: ['scripts/test-database.ts'],
          // Half of the time of such a test is the database's, so two share two cores well.
          maxWorkers: 2,
          setupFiles: ['lib/platform/testing/setup.ts'],
          // For what hangs, not for what is slow: on a machine that does much else everything takes ten times as long.
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
