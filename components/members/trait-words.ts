type Say = { (key: string, values?: Record<string, string>): string; readonly has: (key: string) => boolean };

/** A trait by its tag, `skin:dry` or `size:M`, as people say it; `t` reads the namespace `traits`. */
export function sayTrait(t: Say, tag: string): string {
  const at = tag.indexOf(':');
  const [prefix, value] = [tag.slice(0, at), tag.slice(at + 1)];
  if (t.has(`value.${prefix}.${value}`)) return t(`value.${prefix}.${value}`);
  return t.has(`value.${prefix}.sized`) ? t(`value.${prefix}.sized`, { value }) : value;
}
