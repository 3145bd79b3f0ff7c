/** Texts by their whole keys. */
export function flatten(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[path + name, value]] : [...flatten(value as object, `${path}${name}.`)],
    ),
  );
}

/** The argument names and tags of an ICU message, sorted. */
export function slots(text: string): string[] {
  const found = new Set([...text.matchAll(/<(\w+)>/g)].map(([tag]) => tag));
  readText(text, 0, found);
  return [...found].sort();
}

function readText(text: string, start: number, found: Set<string>): number {
  let at = start;
  while (at < text.length && text[at] !== '}') at = text[at] === '{' ? readArgument(text, at + 1, found) : at + 1;
  return at;
}

function readArgument(text: string, start: number, found: Set<string>): number {
  const end = /[,}]/.exec(text.slice(start))?.index ?? text.length;
  found.add(text.slice(start, start + end).trim());
  let at = start + end;
  while (at < text.length && text[at] !== '}') at = text[at] === '{' ? readText(text, at + 1, found) + 1 : at + 1;
  return at + 1;
}
