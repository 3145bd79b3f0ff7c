import { z } from 'zod';
import type { SettingSection, SettingUnit } from '@/lib/kernel/setting-section';

/** Where a field stands in the value of its section. */
export type FieldPath = readonly string[];

/** One thing that an operator can set, as a form needs to know it. */
export type SettingField = { readonly path: FieldPath } & (
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly unit: SettingUnit | null;
      /** Empty means without a limit. */
      readonly isOptional: boolean;
    }
);

/** A value of a field. */
export type FieldValue = string | number | null;

/** One field that was changed, with what stood there and what stands there now. */
export type FieldChange = { readonly path: FieldPath; readonly before: FieldValue; readonly after: FieldValue };

type Shape = {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly anyOf?: readonly Shape[];
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: SettingUnit;
};

/** The fields of a section in the order of its schema, read from the schema alone. Throws for what no form can show. */
export const fieldsOf = ({ schema }: SettingSection): readonly SettingField[] =>
  read(z.toJSONSchema(schema, { io: 'output' }) as Shape, []);

function read(shape: Shape, path: FieldPath): readonly SettingField[] {
  if (shape.properties !== undefined)
    return Object.entries(shape.properties).flatMap(([name, part]) => read(part, [...path, name]));
  if (shape.enum !== undefined) return [{ path, kind: 'choice', choices: shape.enum }];
  const number = [shape, ...(shape.anyOf ?? [])].find(({ type }) => type === 'integer');
  if (number?.minimum === undefined || number.maximum === undefined)
    throw new Error(`${path.join('.')}: a setting is a whole number between two limits or one of some words`);
  const { minimum: min, maximum: max } = number;
  return [{ path, kind: 'number', min, max, unit: shape.unit ?? number.unit ?? null, isOptional: number !== shape }];
}

/** What stands in a value at the path. */
export function valueAt(value: unknown, path: FieldPath): FieldValue {
  const found = path.reduce<unknown>((part, name) => (part as Record<string, unknown> | null)?.[name], value);
  return (found ?? null) as FieldValue;
}

/** The fields in which two values differ, in the order of the section. */
export function changesBetween(fields: readonly SettingField[], before: unknown, after: unknown): FieldChange[] {
  return fields
    .map(({ path }) => ({ path, before: valueAt(before, path), after: valueAt(after, path) }))
    .filter((change) => change.before !== change.after);
}
