import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { Choices } from '../attributes/attribute';

const Row = z.object({ code: z.string(), count: z.number() });

/** A name that may be chosen, and how many members have it; 0 where nobody counted. */
export type Choice = z.output<typeof Row>;

/** The names there are, the most frequent first; the queries are written with the attributes, and hold no input. */
export async function readChoices(db: Db, choices: Choices | null, limit: number): Promise<readonly Choice[]> {
  if (choices === null) return [];
  if ('of' in choices) return choices.of.map((code) => ({ code, count: 0 }));
  const name = createHash('sha256').update(choices.query).digest('hex').slice(0, 20);
  return statement(`segments.choices.${name}`, choices.query, Row)(db, [limit]);
}
