import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiText } from './openapi';
import { ROUTES } from './routes';

const document = JSON.parse(openApiText());

test('docs/openapi.json is current: npm run openapi', () => {
  expect(JSON.parse(readFileSync('docs/openapi.json', 'utf8'))).toEqual(document);
});

test('every route has an entry with a summary, its permission, an example and its answers', () => {
  for (const route of ROUTES) {
    const entry = document.paths[route.path]?.[route.method.toLowerCase()];
    expect(entry, route.id).toMatchObject({
      operationId: route.id,
      summary: expect.stringMatching(/\w/),
      tags: [route.tag],
    });
    expect(entry.description).toContain(String(route.can));
    expect(Object.keys(entry.responses)).toEqual(expect.arrayContaining(Object.keys(route.answers)));
    for (const status of Object.keys(route.answers)) {
      expect(entry.responses[status].content['application/json'].example, `${route.id} ${status}`).toBeDefined();
    }
    if (route.body !== undefined) expect(entry.requestBody.content['application/json'].example).toBeDefined();
  }
});

test('nothing is documented that is not in the table', () => {
  const documented = Object.entries<object>(document.paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
  );
  expect(documented.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
});

test('every reference leads somewhere', () => {
  const names = [...openApiText().matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names));
});
