import { hiddenKeys, partTold, seesEach, unlessFew } from '@/lib/kernel/small';
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

/**
 * How many members a rule has: exactly, or about, or nobody with what each of its rows alone would let in (B3). Whoever may
 * not see members is not told a count below five: null.
 */
export type Counted = {
  readonly members: number | null;
  readonly isEstimate: boolean;
  /** Of a rule that has nobody: how many there were without its first, second … row; null: too slow, too few, no such row. */
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
    const told = (count: number | null) => (count === null || seesEach(actor) ? count : unlessFew(count));
    if (members > 0 || where === null || !('all' in where))
      return { members: told(members), isEstimate: counted === null, without: [] };
    const others: (number | null)[] = [];
    for (const [place] of where.all.entries()) {
      const rest = without(where, place);
      others.push(
        rest === null
          ? null
          : await within(reader, ROWS_MS, (db) => countMatching(db, belongsBy(question, asked, rest), now, stores)),
      );
    }
    return { members, isEstimate: counted === null, without: others.map(told) };
  },
});

/**
 * With which other segments a rule shares most members, as those were refreshed last. Whoever may not see members is not told
 * how many where fewer than five are in both, or in the rule alone: null.
 */
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
    const isOpen = seesEach(actor);
    const all = isOpen
      ? 0
      : ((await within(reader, EXACT_MS, (db) => countMatching(db, belongs, now, options.stores))) ?? 0);
    return {
      rows: (rows ?? []).map(({ code, both }) => ({
        code,
        both: isOpen ? both : partTold(both, all),
        name: book.versions.get(code)?.[0]?.terms?.name ?? { zh: code, en: code },
      })),
    };
  },
});

/** The values that members have for an attribute, with how many have each (B3); null: too few, as above. */
export const suggestCommand = command({
  name: 'segments.suggest',
  can: 'segments.read',
  input: SuggestInput,
  transaction: 'own',
  isReading: true,
  async run({ db: reader, actor }, { attribute, argument }) {
    const found = (await within(reader, ROWS_MS, (db) => choicesOf(db, attribute, argument))) ?? [];
    const hidden = seesEach(actor)
      ? new Set<string>()
      : hiddenKeys(found.map(({ code, count }) => ({ key: code, weight: count })));
    return { values: found.map(({ code, count }) => ({ value: code, members: hidden.has(code) ? null : count })) };
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
