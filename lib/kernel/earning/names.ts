import type { FieldKind } from './kind';
import { conditionKinds } from './registry';
import type { Earning } from './schema';

/** The names that rules may use: level codes and category codes of the program. */
export type KnownNames = { readonly levels: readonly string[]; readonly categories: readonly string[] };

/** A name that rules use and nobody knows: where, and which. */
export type UnknownName = { readonly path: string; readonly field: FieldKind; readonly name: string };

/** The level and category codes in the rules that do not exist: such a condition would never speak (4.M). */
export function unknownNames(earning: Earning, known: KnownNames): readonly UnknownName[] {
  const inConditions = earning.multipliers.flatMap(({ when }, index) =>
    Object.entries(conditionKinds.find(when.kind)?.fields ?? {}).flatMap(([param, field]) =>
      unknownOf(field, when[param], known).map((name) => ({
        path: `order.multipliers.${index}.when.${param}`,
        field,
        name,
      })),
    ),
  );
  const excluded = unknownOf('categories', earning.excludedCategories, known).map(
    (name): UnknownName => ({ path: 'order.excludedCategories', field: 'categories', name }),
  );
  return [...inConditions, ...excluded];
}

function unknownOf(field: FieldKind, value: unknown, known: KnownNames): string[] {
  if (field !== 'levels' && field !== 'categories') return [];
  return Array.isArray(value) ? value.filter((name) => !known[field].includes(name)).map(String) : [];
}
