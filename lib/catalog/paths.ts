import 'server-only';
import type { Db } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { allCategories } from './store/tree';

/**
 * The path of every category from the root down: what rules about a category reach. From memory while the program's
 * revision stands, so that settling asks the database nothing; whoever moves a category raises the revision (4.M).
 */
export const categoryPaths = (db: Db, { revision }: Program): Promise<ReadonlyMap<string, readonly string[]>> =>
  perRevision(
    'catalog.paths',
    revision,
    async () => new Map((await allCategories(db)).map(({ code, path }) => [code, path])),
  );
