import type { Permission } from '@/lib/kernel/permission';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import type { Kind } from '../kind';
import type { Drafted } from '../trial';

/** One sort of things that are tested: who may see them, and what one of them would give as it is written now. */
export type Subject = {
  readonly code: Kind;
  readonly can: Permission;
  /** Null: there is nothing to test, or nobody can read it yet. */
  readonly draft: (db: Db, program: Program, code: string, now: Date) => Promise<Drafted | null>;
  /** Where it is written and where it is shown. */
  readonly page: (code: string) => string;
};
