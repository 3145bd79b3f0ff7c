import { z } from 'zod';
import type { Decision } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import { publicId } from '@/lib/kernel/id';
import type { Locale } from '@/lib/platform/command';
import { decisionText } from '../texts';
import { At, idOf, pageOf, presentSource, SourceAnswer } from './shared';

/** One reason of a decision, with a sentence in the caller's language. */
export const ReasonAnswer = z
  .object({
    topic: z.string(),
    outcome: z.string(),
    code: z.string(),
    message: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    rule: z.string(),
  })
  .meta({ id: 'Reason', description: 'Why something was given, reduced, withheld or taken; `rule` names the version' });

/** A decision with its reasons. */
export const DecisionAnswer = z
  .object({ id: idOf('decision'), kind: z.string(), subject: SourceAnswer, at: At, reasons: z.array(ReasonAnswer) })
  .meta({ id: 'Decision' });

/** A page of decisions. */
export const DecisionPage = pageOf(DecisionAnswer);

/** Words a reason for people. */
export const presentReason = (reason: Reason, locale: Locale): z.output<typeof ReasonAnswer> => ({
  topic: reason.topic,
  outcome: reason.outcome,
  code: reason.code,
  message: decisionText(locale, reason.code, reason.facts),
  facts: reason.facts as Record<string, string | number | boolean | null>,
  rule: reason.rule,
});

/** A change by hand is about what its caller named: answered as it was said. */
const subjectOf = ({ kind, subjectType, subjectId, outcome }: Decision): z.output<typeof SourceAnswer> =>
  kind === 'book_adjusted'
    ? { type: subjectType, id: subjectId }
    : presentSource(subjectType, subjectId, outcome.order);

/** Writes a decision of a member's list. */
export const presentDecision = (decision: Decision, locale: Locale): z.output<typeof DecisionAnswer> => ({
  id: publicId('decision', decision.id),
  kind: decision.kind,
  subject: subjectOf(decision),
  at: decision.at.toISOString(),
  reasons: decision.reasons.map((reason) => presentReason(reason, locale)),
});
