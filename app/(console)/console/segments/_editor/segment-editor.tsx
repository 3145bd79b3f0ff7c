'use client';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { valueAt } from '@/components/editing/edited';
import { Banner } from '@/components/ui/banner';
import { type Condition, ConditionSchema } from '@/lib/kernel/condition';
import { dropSegmentDraft, publishSegment, saveSegmentDraft } from '@/lib/segments/actions';
import { TermsSchema } from '@/lib/segments/rules/terms';
import { SegmentCode } from '@/lib/segments/schema';
import { AuthoredEditor } from '../../_components/authored-editor';
import { useActOf } from '../../_components/use-act-of';
import { type AuthoredBegin, useAuthored } from '../../_components/use-authored';
import type { BuilderParts } from './builder-context';
import { CountPanel } from './count-panel';
import { OverlapPanel, SqlPanel } from './overlap-panel';
import type { Question } from './question';
import { RuleCard } from './rule-card';
import { PartsProvider } from './rule-words';
import { SamplePanel } from './sample-panel';
import { AboutGroup, RefreshGroup } from './settings-groups';
import { useRested } from './use-rested';

const REST_MS = 800;

/** The next version of a segment: its rule on the left, what it comes to on the right (B3). */
export function SegmentEditor({
  begin,
  zone,
  parts,
  month,
  canSample,
}: {
  readonly begin: AuthoredBegin;
  readonly zone: string;
  readonly parts: BuilderParts;
  /** The local month, for templates that turn with it. */
  readonly month: number;
  /** Whether the reader may see members. */
  readonly canSample: boolean;
}) {
  const t = useTranslations('segments');
  const authored = useAuthored(begin, TermsSchema, SegmentCode);
  const { edited, change, problems, version } = authored;
  const isRule = edited.kind === 'rule';
  const where = isRule ? ((valueAt(edited, ['where']) ?? null) as Condition | null) : null;
  const { isWhole, ...question } = useQuestion(version === 0 ? null : begin.code, where);
  return (
    <PartsProvider value={parts}>
      <AuthoredEditor
        authored={authored}
        t={t}
        act={useActOf('segments')}
        acts={{ save: saveSegmentDraft, drop: dropSegmentDraft, publish: publishSegment }}
        list="/console/segments"
        choices={{}}
        zone={zone}
        form={
          <>
            <AboutGroup isPublished={version > 0} />
            {isRule ? (
              <RuleCard
                where={where}
                isWhole={isWhole}
                parts={parts}
                month={month}
                onChange={(next) => change((before) => ({ ...before, where: next }))}
              />
            ) : (
              <Banner tone="info" title={t(`editor.lists.${edited.kind === 'upload' ? 'upload' : 'hand'}`)} />
            )}
            <RefreshGroup />
            <p className="text-dense text-muted" aria-live="polite">
              {t('editor.mend', { count: problems.length })}
            </p>
          </>
        }
        aside={
          <>
            <CountPanel question={question} />
            {canSample ? <SamplePanel question={question} /> : null}
            <OverlapPanel question={question} />
            {isRule ? <SqlPanel question={question} /> : null}
          </>
        }
      />
    </PartsProvider>
  );
}

/** What the panels ask: the rule once it has come to rest. */
function useQuestion(code: string | null, where: Condition | null): Question & { readonly isWhole: boolean } {
  const asked = useMemo(() => ({ code, where }), [code, where]);
  const body = useRested(asked, REST_MS);
  const isAsked = body.where === null ? code !== null : ConditionSchema.safeParse(body.where).success;
  const isWhole = ConditionSchema.safeParse(where).success;
  return { body, isReady: isAsked && (where === null || isWhole), isMoving: body !== asked, isWhole };
}
