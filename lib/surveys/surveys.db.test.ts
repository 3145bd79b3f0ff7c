import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolMembers } from '@/lib/enrolment';
import type { Actor } from '@/lib/kernel/actor';
import { publicId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { mergeMembersCommand, splitMembersCommand } from '@/lib/merging';
import { orderEvent, processOrders } from '@/lib/orders';
import { execute } from '@/lib/platform/command';
import { closeDatabase, pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { systemCaller } from '@/lib/platform/system-caller';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { exportSurveyCommand } from './commands/export';
import { closeSurveyCommand, publishSurveyCommand } from './commands/versions';
import { surveyPage, surveyTexts } from './console';
import { memberSurvey, memberSurveys } from './queries';
import { anAnswer, answered, givenSurvey, QUESTIONS } from './testing/surveys';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

const CALLER = systemCaller('test');
const NOTE = 'for the test';
const staff = (...permissions: readonly Permission[]) => {
  const actor: Actor = {
    kind: 'staff',
    id: newId(),
    name: '小林',
    roles: [],
    permissions: new Set(permissions),
    scope: null,
  };
  return { ...CALLER, actor, now: new Date() };
};

async function givenMembers(count: number): Promise<string[]> {
  const said = Array.from({ length: count }, () => ({ registeredAt: new Date('2026-01-05T00:00:00Z') }));
  const outcomes = await enrolMembers(said, { actor: { kind: 'system', name: 'test' }, now: new Date() });
  return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : []));
}
const one = async () => (await givenMembers(1))[0] ?? '';
const codeOf = (outcome: Awaited<ReturnType<typeof answered>>) => (outcome.ok ? 'done' : outcome.refusal.code);
const rows = async (text: string, values: readonly unknown[]) => (await pool().query(text, [...values])).rows;
const gifts = (member: string) => rows('SELECT "items" FROM "RewardGift" WHERE "memberId" = $1', [member]);

describe('answering', () => {
  test('fifty sends at once, half of them with one key, give one answer, one gift and one grant of the rules', async () => {
    const [survey, member] = [await givenSurvey(), await one()];
    const sends = Array.from({ length: 50 }, (_, at) =>
      answered(anAnswer(member, survey, at % 2 === 0 ? { key: 'same' } : {})),
    );
    const outcomes = await Promise.all(sends);
    const done = outcomes.filter(({ ok }) => ok);
    // Either the send with the key was first, and all of its repeats are told so, or one without was.
    expect([1, 25]).toContain(done.length);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code !== 'survey_answered')).toEqual([]);
    expect(await rows('SELECT "id" FROM "SurveyAnswer" WHERE "survey" = $1', [survey])).toHaveLength(1);
    expect(await gifts(member)).toHaveLength(1);
    const earned = await rows(
      `SELECT "amount"::int FROM "LedgerEntry" WHERE "memberId" = $1 AND "asset" = 'points' AND "amount" = 20`,
      [member],
    );
    // 20 of the survey itself, and 20 of the earning rules (S1-3.4.2).
    expect(earned).toHaveLength(2);
  });

  test('a repeat by its key is told what the first was given; wrong answers are named and nothing is kept', async () => {
    const [survey, member] = [await givenSurvey(), await one()];
    const wrong = await answered(anAnswer(member, survey, { answers: { stars: 6, why: 'x'.repeat(101) } }));
    expect(wrong).toMatchObject({
      ok: false,
      refusal: { code: 'survey_answers_wrong', facts: { stars: 'not_offered', why: 'too_long' } },
    });
    const ask = anAnswer(member, survey, { answers: { stars: 4, why: ' 好用 ' } });
    const first = await answered(ask);
    const again = await answered(ask);
    expect(first).toMatchObject({ ok: true, value: { isRepeat: false, points: 20, items: [{ amount: 20 }] } });
    expect(again).toMatchObject({ ok: true, value: { isRepeat: true, points: 20, items: [{ amount: 20 }] } });
    expect(codeOf(await answered(anAnswer(member, survey, { version: 2 })))).toBe('survey_answered');
    const kept = await rows('SELECT "memberId", "answers", "texts" FROM "SurveyAnswer" WHERE "survey" = $1', [survey]);
    expect(kept).toEqual([{ memberId: member, answers: { stars: 4 }, texts: { why: '好用' } }]);
    expect((await memberSurvey(pool(), member, survey, new Date()))?.why).toBe('survey_answered');
  });

  test('answers never change, whoever asks', async () => {
    const [survey, member] = [await givenSurvey(), await one()];
    await answered(anAnswer(member, survey));
    for (const text of [
      `UPDATE "SurveyAnswer" SET "answers" = '{}'`,
      'DELETE FROM "SurveyAnswer"',
      'TRUNCATE "SurveyAnswer"',
    ])
      await expect(pool().query(text)).rejects.toThrow(/append-only/);
  });

  test('a survey after a purchase is answered once for each own order of the last days', async () => {
    const survey = await givenSurvey({ trigger: { as: 'order', withinDays: 7 } });
    const [member = '', other = ''] = await givenMembers(2);
    const now = new Date();
    const buy = (who: string, daysAgo: number) => {
      const at = new Date(now.getTime() - daysAgo * 86_400_000);
      return orderEvent({
        externalId: `s-${newId()}`,
        version: null,
        member: { id: who },
        channel: 'test',
        storeCode: null,
        placedAt: at,
        paidAt: at,
        completedAt: null,
        status: 'paid',
        lines: [
          {
            id: '1',
            kind: 'goods',
            sku: 'TEA',
            name: null,
            category: null,
            brand: null,
            quantity: 1,
            unitPrice: 10_000,
            discount: 0,
            net: 10_000,
            refundedQuantity: 0,
            refundedNet: 0,
          },
        ],
        freight: 0,
        source: 'test',
        actor: 'system:test',
        quoteId: null,
        asksQuote: false,
      });
    };
    await processOrders([buy(member, 1), buy(member, 2), buy(member, 9), buy(other, 1)], now);
    const view = await memberSurvey(pool(), member, survey, now);
    expect(view?.orders).toHaveLength(2);
    const [, theirs] = await Promise.all([null, memberSurvey(pool(), other, survey, now)]);
    const idOf = (order: string | undefined) => rows('SELECT "id" FROM "Order" WHERE "externalId" = $1', [order]);
    const [[mine], [foreign]] = await Promise.all([idOf(view?.orders[0]?.number), idOf(theirs?.orders[0]?.number)]);
    expect(codeOf(await answered(anAnswer(member, survey, { orderId: foreign.id })))).toBe('survey_not_of_this_order');
    expect(codeOf(await answered(anAnswer(member, survey, { orderId: mine.id })))).toBe('done');
    expect(codeOf(await answered(anAnswer(member, survey, { orderId: mine.id })))).toBe('survey_answered');
    expect((await memberSurvey(pool(), member, survey, now))?.orders).toHaveLength(1);
  });

  test('who was merged has answered, and has not when they are split', async () => {
    const [survey, [a = '', b = '']] = [await givenSurvey(), await givenMembers(2)];
    await answered(anAnswer(a, survey));
    const ids = { memberId: publicId('member', b), absorbedId: publicId('member', a) };
    const { mergeId } = await execute(mergeMembersCommand, CALLER, { ...ids, picks: {}, reason: NOTE });
    expect(codeOf(await answered(anAnswer(b, survey)))).toBe('survey_answered');
    await execute(splitMembersCommand, CALLER, {
      memberId: ids.memberId,
      mergeId: publicId('merge', mergeId),
      reason: NOTE,
    });
    expect(codeOf(await answered(anAnswer(b, survey)))).toBe('done');
  });
});

describe('without a name', () => {
  test('nothing leads from an answer to who gave it, and few answers are not told', async () => {
    const [survey, members] = [await givenSurvey({ isAnonymous: true }), await givenMembers(6)];
    const hand = staff('surveys.read', 'surveys.export');
    for (const member of members.slice(0, 4))
      await answered(anAnswer(member, survey, { answers: { stars: 5, why: `我是 ${member}` } }));
    const context = { ...hand, db: pool() };
    expect(await surveyPage.run(context, { code: survey })).toMatchObject({ answers: null });
    expect(await surveyTexts.run(context, { code: survey, question: 'why' })).toEqual({ texts: [], next: null });
    for (const member of members.slice(4)) await answered(anAnswer(member, survey));
    const kept = await rows('SELECT "memberId", "at", "id" FROM "SurveyAnswer" WHERE "survey" = $1', [survey]);
    expect(kept).toHaveLength(6);
    // Version 4: all chance; ids of version 7 would tell the moment.
    for (const row of kept) expect([row.memberId, row.at, row.id[14]]).toEqual([null, null, '4']);
    const page = await surveyPage.run(context, { code: survey });
    expect(page.results[0]).toMatchObject({ answered: 6, average: 500 });
    const { texts } = await surveyTexts.run(context, { code: survey, question: 'why' });
    expect(texts.map(({ day }) => day)).toEqual([null, null, null, null]);
    const { text } = await execute(exportSurveyCommand, hand, { code: survey });
    expect(text.split('\r\n')).toContain('满意吗,5,6');
    expect(text).not.toContain('我是');
    expect((await memberSurveys(pool(), members[0] ?? '', new Date())).find(({ code }) => code === survey)?.why).toBe(
      'survey_answered',
    );
  });
});

describe('publishing', () => {
  test('keeps kinds, trigger and promise over the versions, and what is closed is not answered', async () => {
    const [survey, member] = [await givenSurvey(), await one()];
    const hand = staff('surveys.edit', 'surveys.read');
    const page = await surveyPage.run({ ...hand, db: pool() }, { code: survey });
    const terms = JSON.parse(JSON.stringify(page.live?.terms));
    const publish = (basedOn: number, more: object) =>
      execute(publishSurveyCommand, hand, { code: survey, basedOn, terms: { ...terms, ...more }, note: NOTE }).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
    const other = [{ ...QUESTIONS[0], kind: 'nps' }];
    expect(await publish(1, { questions: other })).toBe('question_is_another');
    expect(await publish(1, { isAnonymous: true })).toBe('survey_is_another');
    expect(await publish(0, {})).toBe('terms_changed_meanwhile');
    expect(await publish(1, { rewards: [] })).toBe('done');
    await execute(closeSurveyCommand, hand, { code: survey, note: NOTE });
    expect(codeOf(await answered(anAnswer(member, survey)))).toBe('survey_ended');
    expect(await publish(2, {})).toBe('survey_ended');
  });
});
