'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import { SMALL } from '@/lib/kernel/small';
import type { StageMove } from '@/lib/segments';
import { publishStages } from '@/lib/segments/actions';
import { type StageRules, StageRulesSchema } from '@/lib/segments/rules/stages';
import { ask } from '../_editor/ask';
import { useRested } from '../_editor/use-rested';
import { MovedTable } from './moved-table';
import { PublishRules } from './publish-rules';

const REST_MS = 800;
const EDGES = ['newDays', 'silentDays', 'dormantDays', 'lostDays'] as const;
const STAGES = ['new', 'active', 'silent', 'dormant', 'lost'] as const;

type Edited = Readonly<Record<keyof StageRules, number | null>>;

/** The edges of stages while they are edited, beside who would be in another stage by them (C7). */
export function StageEditor({
  rules,
  basedOn,
  starts,
  canEdit,
}: {
  readonly rules: StageRules;
  readonly basedOn: number;
  readonly starts: readonly string[];
  readonly canEdit: boolean;
}) {
  const t = useTranslations('standing');
  const [edited, setEdited] = useState<Edited>(rules);
  const read = StageRulesSchema.safeParse(edited);
  const isSame = EDGES.every((edge) => edited[edge] === rules[edge]);
  const rested = useRested(edited, REST_MS);
  const tried = StageRulesSchema.safeParse(rested);
  const asked = useQuery({
    queryKey: ['standing', 'stages', JSON.stringify(rested)],
    enabled: tried.success,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      ask<{ readonly moves: readonly StageMove[]; readonly hidden: number; readonly isLate: boolean }>(
        'rehearse-stages',
        { rules: tried.data },
        signal,
      ),
  });
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card>
        <CardHeader title={t('stages.title')} note={t('stages.note')} />
        <div className="grid gap-3 px-4 pb-4">
          <div className="grid gap-3 sm:grid-cols-2">
            {EDGES.map((edge) => (
              <Field key={edge} label={t(`stages.${edge}`)} help={t(`stages.help.${edge}`)}>
                <NumberField
                  value={edited[edge]}
                  min={0}
                  unit={t('stages.days')}
                  disabled={!canEdit}
                  onChange={(value) => setEdited((before) => ({ ...before, [edge]: value }))}
                />
              </Field>
            ))}
          </div>
          {read.success ? null : (
            <p className="text-dense text-danger" role="alert">
              {t('stages.wrong')}
            </p>
          )}
          {canEdit ? (
            <div className="flex flex-wrap gap-2">
              <PublishRules
                starts={starts}
                disabled={!read.success || isSame}
                send={(from, note) => publishStages({ basedOn, from, note, rules: StageRulesSchema.parse(edited) })}
              />
              <Button disabled={isSame} onClick={() => setEdited(rules)}>
                {t('discard')}
              </Button>
            </div>
          ) : null}
        </div>
      </Card>
      <Card>
        <CardHeader title={t('moves.title')} note={t('stages.rehearsal')} />
        <div className="px-4 pb-4">
          {asked.error === null ? null : (
            <p role="alert" className="text-dense text-danger">
              {t('moves.failed')}{' '}
              <button type="button" className="underline" onClick={() => void asked.refetch()}>
                {t('moves.again')}
              </button>
            </p>
          )}
          {asked.data?.isLate ? <p className="text-dense text-muted">{t('moves.late')}</p> : null}
          {asked.data === undefined ? (
            <p className="text-dense text-muted">{t('moves.counting')}</p>
          ) : (
            <>
              {asked.data.hidden === 0 ? null : (
                <p className="mb-3 text-dense text-muted">
                  {t('moves.hidden', { count: asked.data.hidden, few: SMALL })}
                </p>
              )}
              <StageMoves moves={asked.data.moves} />
            </>
          )}
        </div>
      </Card>
    </div>
  );
}

/** Members of each stage by the edges that count and by those that are tried, and who would move. */
function StageMoves({ moves }: { readonly moves: readonly StageMove[] }) {
  const t = useTranslations('standing');
  const sum = (which: (one: StageMove) => boolean) =>
    moves.filter(which).reduce((total, one) => total + one.members, 0);
  return (
    <MovedTable
      caption={t('stages.totals')}
      head={t('stages.stage')}
      groups={STAGES.map((stage) => ({
        key: stage,
        name: t(`stage.${stage}`),
        now: sum(({ from }) => from === stage),
        after: sum(({ to }) => to === stage),
      }))}
      moves={moves
        .filter(({ from, to }) => from !== to)
        .toSorted((a, b) => b.members - a.members)
        .map(({ from, to, members }) => ({ from: t(`stage.${from}`), to: t(`stage.${to}`), members }))}
    />
  );
}
