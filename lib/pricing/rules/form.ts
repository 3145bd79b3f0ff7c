import { z } from 'zod';
import { assert } from '@/lib/kernel/assert';
import type { OfferKind } from '../kind';

/** How a form asks for a plain value. */
const PLAIN = [
  'fen',
  'rate',
  'share',
  'times',
  'count',
  'step',
  'skus',
  'categories',
  'brands',
  'sku',
  'batch',
  'card',
  'weekdays',
  'bySku',
  'byLevel',
] as const;

/** One parameter as a form asks for it; `step` is money or pieces as its ladder counts. */
export type FormField = { readonly name: string; readonly isOptional: boolean } & (
  | { readonly as: (typeof PLAIN)[number] }
  | { readonly as: 'yes' }
  | { readonly as: 'choice'; readonly choices: readonly string[] }
  | { readonly as: 'list'; readonly fields: readonly FormField[] }
  | { readonly as: 'either'; readonly ways: readonly FormField[] }
);

type Node = {
  readonly type?: string;
  readonly as?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
};

// Of these only one may be said: a price ratio, an amount off, or prices one by one.
const EITHER = [
  ['rateBp', 'off'],
  ['rateBp', 'prices'],
] as const;

/** The fields of a kind's parameters, read from its schema: whoever adds a kind writes no form. */
export const formOf = ({ params }: OfferKind): readonly FormField[] =>
  fieldsOf(z.toJSONSchema(params, { io: 'input' }) as Node);

function fieldsOf({ properties = {}, required = [] }: Node): FormField[] {
  const fields = Object.entries(properties).map(([name, node]) => fieldOf(name, node, !required.includes(name)));
  const pair = EITHER.find((names) => names.every((name) => fields.some((one) => one.name === name)));
  if (pair === undefined) return fields;
  const ways = pair.flatMap((name) => fields.filter((one) => one.name === name));
  return fields.flatMap((one): FormField[] => {
    if (!ways.includes(one)) return [one];
    return one === fields.find((each) => ways.includes(each))
      ? [{ name: pair.join('_'), isOptional: false, as: 'either', ways }]
      : [];
  });
}

function fieldOf(name: string, node: Node, isOptional: boolean): FormField {
  const inner = node.anyOf?.find(({ type }) => type !== 'null') ?? node;
  const as = inner.as ?? node.as;
  const plain = PLAIN.find((one) => one === as);
  if (plain !== undefined) return { name, isOptional, as: plain };
  if (inner.enum !== undefined) return { name, isOptional, as: 'choice', choices: inner.enum };
  if (inner.type === 'boolean') return { name, isOptional, as: 'yes' };
  if (inner.type === 'integer') return { name, isOptional, as: 'count' };
  assert(inner.items?.type === 'object', `parameter ${name} has no form: say \`as\` in its schema`);
  return { name, isOptional, as: 'list', fields: fieldsOf(inner.items) };
}
