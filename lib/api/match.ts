import type { Route } from './route';

/** Where the table of routes is mounted. */
export const BASE = '/api/v1';

/** What a method and a path mean: a route with its parameters, a path that knows other methods, or nothing. */
export type Match =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Record<string, string> }
  | { readonly kind: 'method'; readonly allow: string }
  | { readonly kind: 'none' };

type Node = {
  readonly fixed: Map<string, Node>;
  param: Node | null;
  readonly routes: Map<string, { readonly route: Route; readonly names: readonly string[] }>;
};

const NONE: Match = { kind: 'none' };

/** Compiles the table once into a tree, so that a request costs one step per segment of its path. */
export function matcher(routes: readonly Route[]): (method: string, path: string) => Match {
  const root = newNode();
  for (const route of routes) {
    const segments = route.path.slice(1).split('/');
    let node = root;
    for (const segment of segments) node = childFor(node, segment);
    const names = segments.filter(isParam).map((segment) => segment.slice(1, -1));
    node.routes.set(route.method, { route, names });
  }
  return (method, path) => find(root, method, path);
}

function find(root: Node, method: string, path: string): Match {
  if (!path.startsWith(`${BASE}/`)) return NONE;
  const values: string[] = [];
  let node = root;
  for (const segment of path.slice(BASE.length + 1).split('/')) {
    const fixed = node.fixed.get(segment);
    const next = fixed ?? node.param;
    if (next === null || segment === '') return NONE;
    if (fixed === undefined) {
      const value = decoded(segment);
      if (value === null) return NONE;
      values.push(value);
    }
    node = next;
  }
  const found = node.routes.get(method);
  if (found === undefined) {
    return node.routes.size === 0 ? NONE : { kind: 'method', allow: [...node.routes.keys()].join(', ') };
  }
  const params = Object.fromEntries(found.names.map((name, index) => [name, values[index] ?? '']));
  return { kind: 'route', route: found.route, params };
}

const newNode = (): Node => ({ fixed: new Map(), param: null, routes: new Map() });
const isParam = (segment: string): boolean => segment.startsWith('{');

function childFor(node: Node, segment: string): Node {
  if (isParam(segment)) {
    node.param ??= newNode();
    return node.param;
  }
  const known = node.fixed.get(segment);
  if (known !== undefined) return known;
  const made = newNode();
  node.fixed.set(segment, made);
  return made;
}

function decoded(segment: string): string | null {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
