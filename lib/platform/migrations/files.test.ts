import { expect, test } from 'vitest';
import { readMigrations } from './files';

test('every migration is one transaction', () => {
  const bare = readMigrations().filter(({ sql }) => !/^BEGIN;/.test(sql) || !/COMMIT;\s*$/.test(sql));
  expect(bare.map(({ name }) => name)).toEqual([]);
});
