import type { FactReader } from '@/lib/kernel/condition';
import { registry } from '@/lib/kernel/registry';
import * as facts from '.';
import type { Fact, FactSource } from './fact';

const known = registry<Fact>(facts);

/** Every attribute that a condition may test. */
export const allFacts: readonly Fact[] = known.all;

/** The attribute of this name, or undefined. */
export const factOf = (code: string): Fact | undefined => known.find(code);

/** Reads attributes of a source by name; one that nobody knows, or that is narrowed, is nothing, which fails its test. */
export const factReader =
  (source: FactSource): FactReader =>
  (attribute, narrowed) =>
    narrowed === undefined ? (factOf(attribute)?.read(source) ?? null) : null;
