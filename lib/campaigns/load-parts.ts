import { registry } from '@/lib/kernel/registry';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { SORTS } from './kind';
import * as sources from './parts';
import type { PartFacts, PartSource } from './parts/part';
import type { PartRef } from './rules/terms';

const partSources = registry<PartSource>(sources);

/** The parts that are named, each as its owner has it now, in the order of their names. */
export async function partsNamed(
  db: Db,
  program: Program,
  parts: readonly PartRef[],
  now: Date,
): Promise<readonly PartFacts[]> {
  const found = new Map<string, PartFacts>();
  for (const sort of SORTS) {
    const codes = parts.filter((part) => part.sort === sort).map(({ code }) => code);
    if (codes.length === 0) continue;
    for (const one of (await partSources.find(sort)?.find(db, program, codes, now)) ?? [])
      found.set(`${sort} ${one.code}`, one);
  }
  return parts.flatMap(({ sort, code }) => found.get(`${sort} ${code}`) ?? []);
}

/** Everything of the sorts that campaigns are made of that was ever published. */
export async function publishedParts(db: Db, program: Program, now: Date): Promise<readonly PartFacts[]> {
  const all = await Promise.all(partSources.all.map((source) => source.all(db, program, now)));
  return all.flat().filter(({ version }) => version > 0);
}

/** Everything that a campaign may be made of now: what is published and not over. */
export const partsAtHand = async (db: Db, program: Program, now: Date): Promise<readonly PartFacts[]> =>
  (await publishedParts(db, program, now)).filter(({ standing }) => standing !== 'over');
