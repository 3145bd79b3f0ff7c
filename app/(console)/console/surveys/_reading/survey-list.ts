import 'server-only';
import { z } from 'zod';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { isInView, isNamedBy, pageById } from '@/lib/kernel/page-by-id';
import { query } from '@/lib/platform/query';
import { type SurveyRowView, surveyRows } from '@/lib/surveys';
import type { ShownPhase } from '../_components/survey-state';

/** A survey as the list shows it. */
export type SurveyListRow = {
  readonly id: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly questions: number;
  readonly answers: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly phase: ShownPhase;
};

/** The surveys, by code, by keyset in both directions; a program has some dozens, so they are sought in memory (2.0.1). */
export const surveyList = query({
  can: 'surveys.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now }, raw): Promise<ListPage<SurveyListRow>> {
    const { q, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const all = (await surveyRows(db, now)).map(rowOf).filter(({ id, nameZh, nameEn, phase }) => {
      const isNamed = isNamedBy(q, id, nameZh, nameEn);
      return isNamed && isInView(view, phase);
    });
    return pageById(all, { cursor, limit }, now);
  },
});

const rowOf = ({ code, phase, terms, answers }: SurveyRowView): SurveyListRow => ({
  id: code,
  nameZh: terms?.name.zh ?? null,
  nameEn: terms?.name.en ?? null,
  questions: terms?.questions.length ?? 0,
  answers,
  from: terms?.from.toISOString() ?? null,
  to: terms?.to.toISOString() ?? null,
  phase: phase ?? 'draft',
});
