import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { isRefusal } from '@/lib/kernel/refusal';
import { callerOf } from '@/lib/platform/caller';
import { authorise, isInvalidInput, parseInput } from '@/lib/platform/command';
import { readerOf } from '@/lib/platform/reading';
import { builtTold, tellBuilt } from '@/lib/reports';
import { isTick } from '@/lib/reports/rules/ask';
import type { BuiltTold } from '@/lib/reports/rules/built';
import { definitionAt } from '@/lib/reports/rules/definition';
import { findMetric } from '@/lib/reports/rules/metrics';
import { aboutName, namesOf, reportWords } from './words';

/** A built report with what its lines, and what it is about, are called in the reader's language. */
export type BuiltShown = {
  readonly told: BuiltTold;
  readonly names: Readonly<Record<string, string>>;
  readonly about: string | null;
};

/** Adds what the lines of a built report are called. */
export async function withNames(told: BuiltTold): Promise<BuiltShown> {
  const { split, measures } = told.definition;
  const words = await reportWords();
  const about = await aboutName(told.definition.about, words);
  if (split === null || isTick(split)) return { told, names: {}, about };
  const subject = findMetric(measures[0] ?? '')?.subject;
  return { told, names: Object.fromEntries(await namesOf(split, subject, told.rows, words)), about };
}

/**
 * Answers the builder: the report of its address. The statements are stopped in the database when the browser does not
 * wait any more, so that a changed mind costs nothing.
 */
export async function builtAnswer(request: Request): Promise<Response> {
  try {
    const caller = await callerOf(builtTold.can);
    authorise(builtTold.can, caller.actor);
    const definition = definitionAt(Object.fromEntries(new URL(request.url).searchParams));
    const asked = parseInput(builtTold.input, { definition });
    const db = await readerOf(caller.actor);
    const told = await tellBuilt({ ...caller, db }, asked.definition, request.signal);
    return Response.json(await withNames(told), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    unstable_rethrow(error);
    if (isRefusal(error)) return Response.json({ code: error.code, facts: error.facts }, { status: error.status });
    if (isInvalidInput(error)) return Response.json({ code: 'invalid_input', facts: {} }, { status: 422 });
    throw error;
  }
}
