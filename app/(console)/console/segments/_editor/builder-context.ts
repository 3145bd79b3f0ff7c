'use client';
import { createContext, use } from 'react';
import type { BuilderAttribute } from '@/lib/segments';
import type { Group, Part, Row } from './rule-model';

export type Option = { readonly value: string; readonly label: string };

/** What the builder picks from: attributes with their names in the reader's language, and what their values are called. */
export type BuilderParts = {
  readonly attributes: readonly (BuilderAttribute & { readonly label: string })[];
  readonly groups: Readonly<Record<string, string>>;
  /** What arguments are called. */
  readonly argumentNames: Readonly<Record<string, string>>;
  /** Names of values by attribute or argument, where they have any. */
  readonly values: Readonly<Record<string, readonly Option[]>>;
};

/** What a row and a group may do to the rule they stand in. */
export type Building = BuilderParts & {
  readonly rule: Group;
  readonly focused: number | null;
  readonly put: (id: number, part: Part) => void;
  readonly remove: (id: number) => void;
  readonly addRow: (behind: number) => void;
  readonly addGroup: (into: number) => void;
  readonly duplicate: (part: Part) => void;
  readonly move: (id: number, by: -1 | 1) => void;
  readonly blankRow: () => Row;
  /** The place of a row in the order of reading, from 1. */
  readonly placeOf: (id: number) => number;
};

const Context = createContext<Building | null>(null);

/** Gives the parts below the rule they stand in. */
export const BuildingProvider = Context.Provider;

/** The rule that is being built. */
export function useBuilding(): Building {
  const building = use(Context);
  if (building === null) throw new Error('a part outside of the builder');
  return building;
}

/** How an attribute is tested and filled in; one that nobody knows (any more) is told so. */
export function useAttribute(code: string) {
  const { attributes } = useBuilding();
  const known = attributes.find((one) => one.code === code);
  const isNamed = known !== undefined && ['name', 'names', 'boolean'].includes(known.kind);
  return { known, isNamed };
}
