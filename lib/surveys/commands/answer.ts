import { requireId } from '@/lib/kernel/id';
import { command } from '@/lib/platform/command';
import { countUse } from '@/lib/platform/limit';
import { tellGiven } from '@/lib/rewards';
import { answerIn } from '../answer';
import { AnswerInput } from '../schema';

// Far more than anybody answers, and little enough that a script gets nowhere.
const SENDS = { name: 'surveys', times: 30, seconds: 60 };

/** A member answers a survey; another send with the key is told what the first one gave (S0-8.3, 4.F). */
export const answerSurveyCommand = command({
  name: 'surveys.answer',
  can: 'self',
  input: AnswerInput,
  async run({ db, actor, now, locale }, { survey, version, order, key, answers }) {
    const memberId = actor.kind === 'member' ? actor.id : '';
    await countUse(SENDS, memberId);
    const orderId = order === null || order === undefined ? null : requireId('order', order);
    const outcome = await answerIn(db, { memberId, survey, version, orderId, key, answers }, now);
    if (!outcome.ok) throw outcome.refusal;
    const { items, ...told } = outcome.value;
    return { ...told, lines: await tellGiven(db, items, locale) };
  },
});
