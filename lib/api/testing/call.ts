import { createApiKeyCommand } from '@/lib/access';
import type { Permission } from '@/lib/kernel/permission';
import { execute } from '@/lib/platform/command';
import { systemCaller } from '@/lib/platform/system-caller';
import type { ApiAnswer } from '../answer';
import { handle } from '../handle';
import { BASE } from '../match';

/** What an integration may be allowed to do, without seeing personal data. */
export const TILL: readonly Permission[] = [
  'members.read',
  'members.enrol',
  'orders.read',
  'orders.write',
  'refunds.write',
  'events.write',
  'points.read',
  'points.spend',
  'points.adjust',
  'growth.read',
  'levels.read',
  'decisions.read',
  'catalog.read',
  'catalog.edit',
  'offers.read',
  'offers.edit',
  'coupons.read',
  'coupons.edit',
  'coupons.give',
  'coupons.redeem',
  'benefits.read',
  'benefits.give',
  'benefits.redeem',
  'mall.read',
];

type KeyOptions = { ratePerSecond?: number | null; storeId?: string; regionId?: string };

/** Makes an API key and answers its text. */
export async function givenKey(
  scopes: readonly Permission[] = TILL,
  { ratePerSecond = null, storeId, regionId }: KeyOptions = {},
): Promise<string> {
  const input = {
    name: 'test',
    scopes: [...scopes],
    ratePerSecond,
    storeId: storeId ?? null,
    regionId: regionId ?? null,
  };
  return (await execute(createApiKeyCommand, systemCaller('test'), input)).key;
}

/** An answer as a test reads it. */
export type Heard = {
  readonly status: number;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly text: string;
};

/** What a test sends; `raw` is a body that is no JSON value. */
export type Sent = {
  readonly key?: string | null;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Calls the API in this process: `GET /members/x?limit=1`. */
export async function call(request: string, { key, body, raw, headers = {} }: Sent = {}): Promise<Heard> {
  const [method = 'GET', address = '/'] = request.split(/ (.*)/);
  const [path = '', search = ''] = address.split(/\?(.*)/);
  const text = raw ?? (body === undefined ? '' : JSON.stringify(body));
  const sent: Record<string, string> = { 'content-type': 'application/json', 'accept-language': 'en', ...headers };
  if (key) sent.authorization = `Bearer ${key}`;
  const answer: ApiAnswer = await handle({
    method,
    path: `${BASE}${path}`,
    search,
    header: (name) => sent[name] ?? null,
    body: () => Promise.resolve(text),
    ip: '127.0.0.1',
  });
  return { ...answer, text: answer.body, body: JSON.parse(answer.body) };
}

let people = 0;

/** Somebody to enrol whom nobody knows yet. */
export function aPerson() {
  const number = ++people;
  return {
    externalId: `crm-${process.pid}-${number}`,
    mobile: `139${String(10_000_000 + number).slice(-8)}`,
    name: '王小明',
    email: `wang.${number}@example.com`,
    birthday: '1990-05-17',
  };
}

let orders = 0;

/** A paid order of ¥200 that nobody knows yet. */
export function anOrderBody(member: object | null, more: object = {}) {
  return {
    externalId: `order-${process.pid}-${++orders}`,
    ...(member !== null && { member }),
    channel: 'pos',
    placedAt: '2026-10-13T12:00:00+08:00',
    status: 'paid',
    lines: [{ id: '1', sku: 'TEA', quantity: 2, unitPrice: 10_000 }],
    ...more,
  };
}
