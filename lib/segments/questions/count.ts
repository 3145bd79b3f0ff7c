import { storesInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { choicesOf } from '../listing';
import { AskInput, CountInput, SuggestInput } from '../schema';
import { countMatching } from '../store/members-where';
import { estimateMatching, overlapOf, sqlOf, within } from '../store/questions';
import { belongsBy, posed, without } from './asked';

// Somebody who writes waits this long for an exact number, and takes an estimate after that.
const EXACT_MS = 1_200;
const BY_BUTTON_MS = 30_000;
const ROWS_MS = 1_500;
const OVERLAPS = 5;

/** How many members a rule has: exactly, or about, or nobody with what each of its rows alone would let in (B3). */
export type Counted = {
  readonly members: number;
  readonly isEstimate: boolean;
  /** Of a rule that has nobody: how many there were without its first, second … row; null: too slow, or no such row. */
  readonly without: readonly (number | null)[];
};

/** Counts the members of a rule while it is being written; an exact number beyond the time is asked for by a button. */
export const countRuleCommand = command({
  name: 'segments.count',
  can: 'segments.read',
  input: CountInput,
  transaction: 'own',
  isReading: true,
  async run({ db: reader, actor, now }, { exact, ...asked }): Promise<Counted> {
    const [question, stores] = await Promise.all([posed(reader, asked), storesInSight(actor)]);
    const exactly = (ms: number) => within(reader, ms, (db) => countMatching(db, question.belongs, now, stores));
    const counted = await exactly(exact ? BY_BUTTON_MS : EXACT_MS);
    const members = counted ?? (await estimateMatching(reader, question.belongs, now, stores));
    const { where } = asked;
    if (members > 0 || where === null || !('all' in where))
      return { members, isEstimate: counted === null, without: [] };
    const others: (number | null)[] = [];
    for (const [place] of where.all.entries()) {
      const rest = without(where, place);
      others.push(
        rest === null
          ? null
          : await within(reader, ROWS_MS, (db) => countMatching(db, belongsBy(question, asked, rest), now, stores)),
      );
    }
    return { members, isEstimate: counted === null, without: others };
  },
});

/** With which other segments a rule shares most members, as those were refreshed last. */
export const overlapCommand = command({
  name: 'segments.overlap',
  can: 'segments.read',
  input: AskInput,
  transaction: 'own',
  isReading: true,
  async run({ db: reader, actor, now }, asked) {
    const { book, belongs } = await posed(reader, asked);
    const options = { besides: asked.code, stores: await storesInSight(actor), limit: OVERLAPS };
    const rows = await within(reader, BY_BUTTON_MS, (db) => overlapOf(db, belongs, now, options));
    return {
      rows: (rows ?? []).map(({ code, both }) => ({
        code,
        both,
        name: book.versions.get(code)?.[0]?.terms?.name ?? { zh: code, en: code },
      })),
    };
  },
});

/** The values that members have for an attribute, with how many have each (B3). */
export const suggestCommand = command({
  name: 'segments.suggest',
  can: 'segments.read',
  input: SuggestInput,
  transaction: 'own',
  isReading: true,
  async run({ db: reader }, { attribute, argument }) {
    const found = await within(reader, ROWS_MS, (db) => choicesOf(db, attribute, argument));
    return { values: (found ?? []).map(({ code, count }) => ({ value: code, members: count })) };
  },
});

/** The rule as the database reads it, to be looked at only: names and numbers are parameters. */
export const ruleSqlCommand = command({
  name: 'segments.sql',
  can: 'segments.read',
  input: AskInput,
  transaction: 'own',
  isReading: true,
  async run({ db, now }, asked) {
    const { belongs } = await posed(db, asked);
    const { text, values } = await sqlOf(db, belongs, now);
    return { text, values: values.map((value) => (value instanceof Date ? value.toISOString() : value)) };
  },
});
