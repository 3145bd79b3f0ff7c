import type { Condition } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { segmentBook, written } from './book';
import { segmentsIn } from './rules/references';

/** A condition with the segments that it names written out as their rules are now; most conditions name none (4.I). */
export async function spelled(db: Db, condition: Condition): Promise<Condition> {
  if (segmentsIn(condition).length === 0) return condition;
  return written(await segmentBook(db, await program(db)), condition);
}
