import type { FieldPath, FieldValue } from '@/lib/settings/rules/fields';

type Value = Readonly<Record<string, unknown>>;

/** The value with another one at the path; everything beside it stays the same object. */
export function withValueAt(value: Value, path: FieldPath, next: FieldValue): Value {
  const [name = '', ...rest] = path;
  return { ...value, [name]: rest.length === 0 ? next : withValueAt((value[name] ?? {}) as Value, rest, next) };
}
