// Which texts a file asks for, read from its syntax tree.
import { parseSync } from 'oxc-parser';

/** A text that is asked for: its whole key, or the head and tail of those that are built; and the values that go with it. */
export type TextCall = {
  readonly key: string;
  /** What follows the part of the key that is built; null where the key is a literal. */
  readonly tail: string | null;
  /** The names of its values; null where they cannot be read. */
  readonly values: readonly string[] | null;
};

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>;
/** The namespace of each translator by its name; null for a name that is something else here. */
type Scope = ReadonlyMap<string, string | null>;

const SAYS = ['rich', 'markup', 'raw'];

/** What a file asks of the translators that it names itself; one that is handed over without its type is not seen. */
export function textCalls(path: string, code: string): readonly TextCall[] {
  const calls: TextCall[] = [];
  visit(parseSync(path, code).program as unknown as Node, new Map(), { code, calls });
  return calls;
}

type Reading = { readonly code: string; readonly calls: TextCall[] };

function visit(node: Node, outer: Scope, reading: Reading): void {
  const scope = isFunction(node) ? withParams(node, outer, reading.code) : (outer as Map<string, string | null>);
  if (node.type === 'VariableDeclarator') bind(scope as Map<string, string | null>, node);
  if (node.type === 'CallExpression') reading.calls.push(...asked(node, scope));
  for (const child of childrenOf(node)) visit(child, scope, reading);
}

const isFunction = ({ type }: Node): boolean => /Function/.test(type);

/** Its own scope: a parameter hides what has its name outside, and is a translator where its type says so. */
function withParams(node: Node, outer: Scope, code: string): Map<string, string | null> {
  const scope = new Map(outer);
  const params = (Array.isArray(node.params) ? node.params : childrenOf(node.params as Node)) as Node[];
  for (const param of params) {
    const namespace = /Translations<'([\w.-]+)'>/.exec(code.slice(param.start, param.end))?.[1] ?? null;
    for (const name of namesOf(param)) scope.set(name, param.type === 'Identifier' ? namespace : null);
  }
  return scope;
}

function bind(scope: Map<string, string | null>, { id, init }: Node): void {
  const [pattern, value] = [id as Node, bare(init as Node | null)];
  if (pattern.type === 'Identifier') return void scope.set(pattern.name as string, namespaceOf(value));
  if (pattern.type !== 'ArrayPattern') {
    for (const name of namesOf(pattern)) scope.set(name, null);
    return;
  }
  const values = value?.type === 'CallExpression' ? (value.arguments as Node[])[0] : value;
  const elements = values?.type === 'ArrayExpression' ? (values.elements as Node[]) : [];
  (pattern.elements as (Node | null)[]).forEach((element, place) => {
    if (element?.type === 'Identifier') scope.set(element.name as string, namespaceOf(bare(elements[place] ?? null)));
    else if (element) for (const name of namesOf(element)) scope.set(name, null);
  });
}

/** The names that a pattern gives. */
function namesOf(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name as string];
  if (pattern.type === 'Property') return namesOf(pattern.value as Node);
  if (pattern.type === 'AssignmentPattern') return namesOf(pattern.left as Node);
  return childrenOf(pattern)
    .filter(({ type }) => !type.startsWith('TS'))
    .flatMap(namesOf);
}

/** The namespace of the translator that an expression makes; null for any other expression. */
function namespaceOf(node: Node | null): string | null {
  if (node?.type !== 'CallExpression') return null;
  const callee = node.callee as Node;
  if (callee.type !== 'Identifier' || !['useTranslations', 'getTranslations'].includes(callee.name as string))
    return null;
  const given = (node.arguments as Node[])[0];
  if (given === undefined) return '';
  if (given.type === 'Literal') return given.value as string;
  if (given.type !== 'ObjectExpression') return null;
  const namespace = (given.properties as Node[]).find((one) => (one.key as Node | undefined)?.name === 'namespace');
  const value = namespace?.value as Node | undefined;
  return value?.type === 'Literal' ? (value.value as string) : null;
}

function asked(node: Node, scope: Scope): TextCall[] {
  const namespace = spokenBy(bare(node.callee as Node) as Node, scope);
  const [key, values] = (node.arguments as Node[]).map((one) => bare(one) as Node);
  if (namespace === null || key === undefined) return [];
  const head = namespace === '' ? '' : `${namespace}.`;
  return keysOf(key).map(([start, tail]) => ({ key: head + start, tail, values: namesGiven(values) }));
}

/** The namespace in which a callee says its text; null for one that says none. */
function spokenBy(callee: Node, scope: Scope): string | null {
  if (callee.type === 'Identifier') return scope.get(callee.name as string) ?? null;
  if (callee.type !== 'MemberExpression') return namespaceOf(callee);
  const says = SAYS.includes((callee.property as Node).name as string);
  return says ? spokenBy(bare(callee.object as Node) as Node, scope) : null;
}

function keysOf(node: Node): (readonly [start: string, tail: string | null])[] {
  if (node.type === 'Literal') return [[node.value as string, null]];
  if (node.type === 'ConditionalExpression')
    return [node.consequent, node.alternate].flatMap((branch) => keysOf(bare(branch as Node) as Node));
  if (node.type !== 'TemplateLiteral') return [];
  const parts = (node.quasis as Node[]).map(({ value }) => (value as { readonly cooked: string }).cooked);
  return [[parts[0] ?? '', parts.at(-1) ?? '']];
}

function namesGiven(node: Node | undefined): readonly string[] | null {
  if (node === undefined) return [];
  if (node.type !== 'ObjectExpression') return null;
  const names = (node.properties as Node[]).map(({ key }) => (key as Node | undefined)?.name);
  return names.every((name) => typeof name === 'string') ? (names as string[]) : null;
}

/** An expression without what changes only its type, or waits for it. */
function bare(node: Node | null): Node | null {
  const isWrapped = /^(TS(As|Satisfies|NonNull)|Parenthesized)Expression$/.test(node?.type ?? '');
  if (isWrapped) return bare(node?.expression as Node);
  return node?.type === 'AwaitExpression' ? bare(node.argument as Node) : node;
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((child): child is Node => typeof child === 'object' && child !== null && 'type' in child);
}
