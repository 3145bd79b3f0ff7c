import 'server-only';
import { actorLabel } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { knownMembers } from '@/lib/members';
import { pool, withTransaction } from '@/lib/platform/db';
import { program, raiseRevision } from '@/lib/platform/program';
import { answerIn, openSurvey } from '@/lib/surveys';
import { memberExternalId } from '../rules/people';
import { demoAnswers, demoSurvey } from '../rules/surveys';
import { DEMO_ACTOR } from '../story-events';

// The crowd of the story, behind those whose situations are written by hand and who sign in.
const FIRST = 101;

/**
 * Opens the survey of the demo and lets some members of the story answer, by the way that all answers go. What is there
 * stays: a survey is known by its code, an answer by its key.
 */
export async function seedSurveys(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const { code, terms, players } = demoSurvey(now, zone);
  await withTransaction(async (db) => {
    await raiseRevision(db, now);
    await openSurvey(db, code, terms, { by: actorLabel(DEMO_ACTOR), note: '演示数据', now, isDemo: true });
  });
  const names = Array.from({ length: players }, (_, place) => memberExternalId(FIRST + place));
  const known = await knownMembers(pool(), { externalIds: names });
  for (const name of names) {
    const memberId = known.get(`external:${name}`);
    if (memberId === undefined) continue;
    const ask = { memberId, survey: code, version: 1, orderId: null, key: 'demo', answers: demoAnswers(name) };
    const outcome = await withTransaction((db) => answerIn(db, ask, now));
    assert(outcome.ok, outcome.ok ? '' : `the demo's answer was refused: ${outcome.refusal.code}`);
  }
}
