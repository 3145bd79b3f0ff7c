import { isScoped } from '@/lib/kernel/actor';
import { csvOf } from '@/lib/kernel/csv';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { FEW } from '@/lib/kernel/small';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { resultsOf } from '../console';
import { say } from '../rules/say';
import { SurveyRef } from '../schema';
import { answersAfter } from '../store/answers';
import { freshBook, type SurveyVersion } from '../store/versions';

const AT_ONCE = 1_000;
const ROWS_MAX = 50_000;

/**
 * Hands the answers out as a file, on record: one row for each, with the member's id. Of an anonymous survey only counts
 * leave, without the small ones: rows would tell who it was by what else he said.
 */
export const exportSurveyCommand = command({
  name: 'surveys.export',
  can: 'surveys.export',
  input: SurveyRef,
  async run({ db, actor, locale }, { code }) {
    // Answers are of no store; whoever works for some takes none of them along (S1-5.1).
    if (isScoped(actor)) throw new Refusal('forbidden', { permission: 'surveys.export' }, 403);
    const versions = (await freshBook(db)).versions.get(code) ?? [];
    const newest = versions.find(({ terms }) => terms !== null)?.terms;
    if (newest === undefined || newest === null) throw new Refusal('survey_not_found', {}, 404);
    const rows = newest.isAnonymous
      ? await countRows(db, code, versions, locale)
      : await answerRows(db, code, versions, locale);
    return { text: csvOf(rows), rows: rows.length - 1 };
  },
  audit: ({ code }, { rows }) => ({ objectType: 'survey', objectId: code, after: { rows } }),
});

type Row = readonly (string | number)[];

async function countRows(
  db: Db,
  code: string,
  versions: readonly SurveyVersion[],
  locale: string,
): Promise<readonly Row[]> {
  const results = await resultsOf(db, code, versions);
  const rows = results.flatMap(({ question, asked, cells, answered }): Row[] => {
    const name = say(question.text, locale);
    const options = 'options' in asked ? asked.options : [];
    const wordOf = (value: string) => {
      const option = options.find((one) => one.code === value);
      return option === undefined ? value : say(option.text, locale);
    };
    if (cells.length === 0) return [[name, '', answered ?? FEW]];
    return cells.map(({ value, count }) => [name, wordOf(value), count ?? FEW]);
  });
  return [['question', 'answer', 'count'], ...rows];
}

async function answerRows(
  db: Db,
  code: string,
  versions: readonly SurveyVersion[],
  locale: string,
): Promise<readonly Row[]> {
  const questions = (await resultsOf(db, code, versions)).map(({ question, asked }) => ({ question, asked }));
  const rows: Row[] = [['day', 'member', 'version', ...questions.map(({ question }) => say(question.text, locale))]];
  let after: string | null = null;
  do {
    const found = await answersAfter(db, code, after, AT_ONCE);
    for (const one of found) {
      const cells = questions.map(({ question, asked }) => {
        const said = one.texts[question.code] ?? one.answers[question.code] ?? '';
        if (typeof said === 'number' || !('options' in asked)) return typeof said === 'object' ? said.join('; ') : said;
        const chosen = typeof said === 'string' ? [said] : said;
        return chosen
          .map((value) => {
            const option = asked.options.find((each) => each.code === value);
            return option === undefined ? value : say(option.text, locale);
          })
          .join('; ');
      });
      const member = one.memberId === null ? '' : publicId('member', one.memberId);
      rows.push([one.day, member, one.version, ...cells]);
    }
    after = found.length === AT_ONCE && rows.length < ROWS_MAX ? (found.at(-1)?.id ?? null) : null;
  } while (after !== null);
  return rows;
}
