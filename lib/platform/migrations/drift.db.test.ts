import { expect, test } from 'vitest';
import { diffSchema } from './diff';

test('the migrations make exactly what prisma/schema says', async () => {
  expect(await diffSchema(), 'run: npm run db:diff <name>').toBe('');
}, 300_000);
