import { askedAs, type FactReader } from '@/lib/kernel/condition';
import { registry } from '@/lib/kernel/registry';
import * as facts from '.';
import type { Fact, FactSource } from './fact';

const known = registry<Fact>(facts);

/** Every attribute that a condition may test. */
export const allFacts: readonly Fact[] = known.all;

/** The attribute of this name, or undefined. */
export const factOf = (code: string): Fact | undefined => known.find(code);

/** Reads attributes of a source by name: of the cart and its buyer, or what was asked of him; what nobody told is nothing. */
export const factReader =
  (source: FactSource): FactReader =>
  (attribute, narrowed) => {
    const fact = narrowed === undefined ? factOf(attribute) : undefined;
    return fact === undefined
      ? (source.member?.asked?.values[askedAs(attribute, narrowed)] ?? null)
      : fact.read(source);
  };
