import 'server-only';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { shared } from '@/lib/platform/shared';
import { version } from '@/lib/platform/version';
import { EXAMPLES } from './examples';
import { BASE } from './match';
import { idOf } from './present/shared';
import { Problem } from './problem';
import type { Route } from './route';
import { ROUTES } from './routes';

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

/** The contract of the integration API as OpenAPI 3.1, as JSON text; made from the table once. */
export const openApiText = (): string => shared('api.openapi', () => JSON.stringify(openApi(), null, 2));

function openApi(): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Regulars integration API',
        version: version().version,
        description:
          'What tills, shops and back ends call. Money is in integer minor units (fen), time in ISO 8601 with an offset; ids are opaque and prefixed. Errors are RFC 9457 problems in the language of Accept-Language (zh-CN or en).',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: BASE }],
      security: [{ key: [] }],
      tags: [...new Set(ROUTES.map(({ tag }) => tag))].map((name) => ({ name })),
      paths,
      components: {
        securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key: rk_…' } },
      },
    },
    { override: plain },
  );
}

/** Leaves out the patterns by which Zod spells formats and numbers in texts: the format says it. */
function plain({ jsonSchema }: { readonly jsonSchema: { type?: unknown; format?: unknown; pattern?: unknown } }): void {
  const { type, format } = jsonSchema;
  if (type === 'integer' || format === 'date-time' || format === 'date' || format === 'email')
    delete jsonSchema.pattern;
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { id, tag, summary, method, path, query, body, example } = route;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const params = z.object(Object.fromEntries(names.map((name) => [name, paramOf(name)])));
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: `Needs the permission \`${route.can}\`.${refusalsOf(route)}`,
    requestParams: {
      ...(names.length > 0 && { path: params }),
      ...(query !== undefined && { query }),
      header: headersOf(route),
    },
    ...(method === 'POST' &&
      body !== undefined && {
        requestBody: {
          required: !body.safeParse(undefined).success && !body.safeParse({}).success,
          content: { [JSON_TYPE]: { schema: body, ...(example.body !== undefined && { example: example.body }) } },
        },
      }),
    responses: { ...answersOf(route), ...problemsOf(route) },
  };
}

const paramOf = (name: string): z.ZodType => (name === 'id' ? idOf('member') : z.string().min(1).max(128));

function headersOf({ isIdempotent }: Route): z.ZodObject {
  const language = z.object({ 'accept-language': z.enum(['zh-CN', 'en']).optional() });
  const key = z.string().min(1).max(255).optional();
  const description = 'The same key and body get the first answer again, for 24 hours';
  return isIdempotent === true ? language.extend({ 'idempotency-key': key.meta({ description }) }) : language;
}

function answersOf({ answers }: Route): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema }]) => [
      status,
      { description, content: { [JSON_TYPE]: { schema, example: EXAMPLES.get(schema) } } },
    ]),
  );
}

function problemsOf(route: Route): ZodOpenApiOperationObject['responses'] {
  const described: Record<string, string> = {
    401: 'No valid key',
    403: 'The key may not do this',
    ...(route.path.includes('{') && { 404: 'There is none' }),
    ...(route.method === 'POST' && {
      409: 'Refused: `code` says why, `facts` what it rests on',
      413: 'The body is too large',
      415: 'The body is not JSON',
    }),
    422: 'Bad input: `errors` names every place; nothing was changed',
    429: 'Too many calls: come back after Retry-After seconds',
    503: 'Not available at the moment: come back after Retry-After seconds',
  };
  return Object.fromEntries(
    Object.entries(described).map(([status, description]) => [
      status,
      { description, content: { [PROBLEM_TYPE]: { schema: Problem } } },
    ]),
  );
}

const refusalsOf = ({ refusals = [] }: Route): string =>
  refusals.length === 0 ? '' : ` Refuses with ${refusals.map((code) => `\`${code}\``).join(', ')}.`;
