import { categoryNames } from '@/lib/catalog';
import { type Earning, type KnownNames, unknownNames } from '@/lib/kernel/earning';
import { levelSchemes } from '@/lib/levels';
import { InvalidInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';

/** The levels and categories that rules may name, with what people call them. */
export async function earningNames(db: Db) {
  const [schemes, categories] = await Promise.all([levelSchemes(db, await program(db)), categoryNames(db)]);
  const levels = new Map(schemes.flatMap(({ scheme }) => scheme.levels).map(({ code, name }) => [code, name]));
  return { levels: [...levels].map(([code, name]) => ({ code, name })), categories };
}

/** Refuses rules that name a level or category that does not exist: such a condition would never speak. */
export async function requireKnownNames(db: Db, order: Earning): Promise<void> {
  const { levels, categories } = await earningNames(db);
  const known: KnownNames = {
    levels: levels.map(({ code }) => code),
    categories: categories.map(({ code }) => code),
  };
  const unknown = unknownNames(order, known);
  if (unknown.length === 0) return;
  throw new InvalidInput(
    unknown.map(({ path, name }) => ({ path, code: 'unknown_name', message: `nothing is called ${name}` })),
  );
}
