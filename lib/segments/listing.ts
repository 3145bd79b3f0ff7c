import 'server-only';
import type { Db } from '@/lib/platform/db';
import { ARGUMENTS, type ArgumentName } from './attributes/arguments';
import type { AttributeGroup, AttributeKind, Operator } from './attributes/attribute';
import { allAttributes, attributeOf } from './attributes/registry';
import { type Choice, readChoices } from './store/choices';

/** An argument as a builder offers it. */
export type ListedArgument = {
  readonly name: string;
  readonly kind: 'number' | 'name';
  readonly isNeeded: boolean;
  /** Names that are fixed; others are asked for by `choicesOf`. */
  readonly of: readonly string[] | null;
  readonly text: string;
};

/** An attribute as a builder offers it: plain, with the keys of its texts. */
export type ListedAttribute = {
  readonly code: string;
  readonly group: AttributeGroup;
  readonly groupText: string;
  readonly kind: AttributeKind;
  readonly operators: readonly Operator[];
  readonly text: string;
  readonly of: readonly string[] | null;
  readonly hasChoices: boolean;
  readonly arguments: readonly ListedArgument[];
  readonly cost: 1 | 2 | 3;
};

/** Every attribute by which members can be chosen, as a builder draws it. */
export const attributes = (): readonly ListedAttribute[] =>
  allAttributes().map(({ code, group, kind, operators, text, choices, narrowing, cost }) => ({
    code,
    group,
    groupText: `attributes.groups.${group}`,
    kind,
    operators,
    text,
    of: choices !== undefined && 'of' in choices ? choices.of : null,
    hasChoices: choices !== undefined,
    arguments: [
      ...(narrowing?.needs ?? []).map((name) => listed(name, true)),
      ...(narrowing?.may ?? []).map((name) => listed(name, false)),
    ],
    cost,
  }));

function listed(name: ArgumentName, isNeeded: boolean): ListedArgument {
  const { kind, choices, text } = ARGUMENTS[name];
  return { name, kind, isNeeded, of: choices !== null && 'of' in choices ? choices.of : null, text };
}

const CHOICES_MAX = 50;

/** The names that an attribute, or an argument of one, may take, with how many members have each (B3). */
export async function choicesOf(db: Db, code: string, argument: string | null = null): Promise<readonly Choice[]> {
  if (argument === null) return readChoices(db, attributeOf(code)?.choices ?? null, CHOICES_MAX);
  const known = Object.hasOwn(ARGUMENTS, argument) ? ARGUMENTS[argument as ArgumentName] : null;
  return readChoices(db, known?.choices ?? null, CHOICES_MAX);
}
