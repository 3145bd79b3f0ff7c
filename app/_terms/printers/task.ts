import { taskKinds } from '@/lib/tasks/registry';
import { TermsSchema } from '@/lib/tasks/rules/terms';
import { describeParams, isOfParams, sayParam } from '../params';
import { termPrinter } from '../printer';
import { sayTold, type Told, term, termIf } from '../told';

const said = sayTold('task');

/** What a task asks, of whom, until when, and what it gives (S2-4.2, S3-9.1). */
export const task = termPrinter({
  code: 'task',
  schema: TermsSchema,
  silent: {
    'name.*': 'the heading',
    'description.*': 'beside the heading',
    group: 'where it stands on the page',
    place: 'where it stands on the page',
    kind: 'cannot change by itself',
  },
  describe({
    kind,
    params,
    target,
    per,
    dailyMax,
    window,
    prerequisites,
    audience,
    rewards,
    claim,
    claimDays,
    takeBack,
  }) {
    const amount = (value: number): Told =>
      taskKinds.find(kind)?.unit === 'fen' ? { as: 'money', value } : String(value);
    const of = Object.values((params ?? {}) as Readonly<Record<string, unknown>>).map(String);
    return [
      term(
        `asks_${kind}`,
        { target: amount(target), ...(of.length > 0 ? { of: { as: 'names', codes: of } } : {}) },
        'asks',
      ),
      ...describeParams(kind, params),
      term(`per_${per}`, {}, 'per'),
      ...termIf(dailyMax !== null, 'dailyMax', { amount: amount(dailyMax ?? 0) }),
      ...(window === null
        ? []
        : [term('window', { from: { as: 'at', at: window.from }, to: { as: 'end', at: window.to } })]),
      ...termIf(prerequisites.length > 0, 'prerequisites', { tasks: { as: 'names', codes: prerequisites } }),
      ...termIf(audience.levels.length > 0, 'levels', { levels: { as: 'names', codes: audience.levels } }),
      ...(audience.when === null ? [] : [term('audience', { condition: { as: 'condition', tree: audience.when } })]),
      term('gives', { rewards: { as: 'rewards', rewards } }),
      claim === 'automatic' ? term('automatic', {}, 'claim') : term('claim', { days: claimDays }),
      term(takeBack ? 'takeBack' : 'keeps', {}, 'refund'),
    ];
  },
  say: (sentence, words) => (isOfParams(sentence) ? sayParam(sentence, words) : said(sentence, words)),
});
