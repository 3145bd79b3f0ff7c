import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemTable, readEnv } from './env';
import { envExample } from './env-example';

const key = (seed: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + seed) % 256)).toString('base64');
const good = {
  DATABASE_URL: 'postgresql://a:b@localhost/c',
  AUTH_SECRET: key(1),
  PII_KEY: key(2),
  NODE_ENV: 'production',
};

test('reads a good environment and fills what is not set', () => {
  expect(readEnv({ ...good, PORT: '', API_LISTENER: 'off' })).toMatchObject({
    value: { PORT: 3000, API_LISTENER: 'off', DEMO_MODE: 'off' },
    problems: [],
  });
});

test('names every problem at once, in two languages, and never a value', () => {
  const { problems } = readEnv({ DATABASE_URL: 'mysql://x', AUTH_SECRET: 'tooshort', PORT: '0', LOG_LEVEL: 'loud' });
  expect(problems.map(({ name }) => name).sort()).toEqual([
    'AUTH_SECRET',
    'DATABASE_URL',
    'LOG_LEVEL',
    'PII_KEY',
    'PORT',
  ]);
  const table = problemTable(problems);
  expect(table).toContain('未设置');
  expect(table).not.toContain('tooshort');
});

test.each([
  ['AUTH_SECRET', 'changeme-changeme-changeme-changeme'],
  ['AUTH_SECRET', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['PII_KEY', Buffer.alloc(32, 7).toString('base64')],
])('a weak %s is refused in production, but not in demo mode', (name, value) => {
  expect(readEnv({ ...good, [name]: value }).problems).toMatchObject([{ name }]);
  expect(readEnv({ ...good, [name]: value, DEMO_MODE: 'on' }).problems).toEqual([]);
  expect(readEnv({ ...good, [name]: value, NODE_ENV: 'development' }).problems).toEqual([]);
});

test.each(['https://a.example/path', 'a.example', 'https://a.example?x'])('AUTH_URL %s is not an origin', (url) => {
  expect(readEnv({ ...good, AUTH_URL: url }).problems).toMatchObject([{ name: 'AUTH_URL' }]);
});

test('.env.example is current', () => {
  expect(readFileSync('.env.example', 'utf8'), 'run: npm run env:example').toBe(envExample());
});
