'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { formatNumber } from '@/lib/kernel/format';
import { SMALL } from '@/lib/kernel/small';
import type { RehearsedValues } from '@/lib/segments';
import { publishValues } from '@/lib/segments/actions';
import { membersByPlace } from '@/lib/segments/rules/rehearsal';
import {
  EdgesSchema,
  repainted,
  VALUE_CLASSES,
  type ValueClass,
  type ValueRules,
  ValueRulesSchema,
} from '@/lib/segments/rules/value';
import { ask } from '../_editor/ask';
import { useRested } from '../_editor/use-rested';
import { EdgesFields, type EditedEdges } from './edges-fields';
import { PublishRules } from './publish-rules';
import { type Cell, cellOf, classesOf, type MoneyView, ValueGrid } from './value-grid';
import { membersHref } from './value-links';
import { ValueMoves } from './value-moves';
import { ValueTable } from './value-table';

const REST_MS = 800;
const MONEY: readonly MoneyView[] = ['all', '1', '2', '3', '4', '5'];

/** The map of values while it is edited: cells and edges on the left, what would change on the right (S0-1.3). */
export function ValueEditor({
  rules,
  basedOn,
  starts,
  canEdit,
}: {
  /** What the next version is written from. */
  readonly rules: ValueRules;
  readonly basedOn: number;
  readonly starts: readonly string[];
  readonly canEdit: boolean;
}) {
  const t = useTranslations('standing');
  const [edges, setEdges] = useState<EditedEdges>(edgesOf(rules));
  const [map, setMap] = useState(rules.map);
  const [view, setView] = useState<MoneyView>('all');
  const [shape, setShape] = useState<'grid' | 'table'>('grid');
  const [at, setAt] = useState<Cell>(cellOf(5, 5, 'all'));
  const { data, isLate, failed, again } = useRehearsal(edges);
  const cell = cellOf(at.recency, at.frequency, view);
  const counts = useMemo(() => (data === undefined ? null : membersByPlace(data.cells)), [data]);
  const next = ValueRulesSchema.safeParse({ ...edges, map });
  const isSame = next.success && JSON.stringify(next.data) === JSON.stringify(ValueRulesSchema.parse(rules));
  const paint = ({ places }: Cell, value: ValueClass) => setMap((before) => repainted(before, places, value));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_340px]">
      <div className="grid min-w-0 gap-4">
        <Card>
          <CardHeader title={t('grid.title')} note={t('grid.note')} />
          <div className="grid gap-3 px-4 pb-4">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <SegmentedControl
                label={t('grid.money')}
                value={view}
                options={MONEY.map((one) => ({
                  value: one,
                  label: one === 'all' ? t('grid.allMoney') : t('grid.moneyScore', { score: one }),
                }))}
                onChange={setView}
                className="max-w-full overflow-x-auto"
              />
              <SegmentedControl
                label={t('grid.shape')}
                value={shape}
                options={[
                  { value: 'grid', label: t('grid.asMap') },
                  { value: 'table', label: t('grid.asTable') },
                ]}
                onChange={setShape}
              />
            </div>
            {shape === 'grid' ? (
              <ValueGrid {...{ map, counts, view, canEdit }} at={cell} onLook={setAt} onPaint={paint} />
            ) : (
              <ValueTable {...{ map, counts, view, canEdit }} onPaint={paint} />
            )}
            {shape === 'grid' ? (
              <CellBar {...{ cell, map, counts, view, canEdit }} onPaint={(value) => paint(cell, value)} />
            ) : null}
          </div>
        </Card>
        {canEdit ? (
          <Card>
            <CardHeader title={t('edges.title')} note={t('edges.about')} />
            <div className="px-4 pb-4">
              <EdgesFields edges={edges} cuts={data?.cuts ?? null} onChange={setEdges} />
              {EdgesSchema.safeParse(edges).success ? null : (
                <p className="mt-3 text-dense text-danger" role="alert">
                  {t('edges.wrong')}
                </p>
              )}
            </div>
          </Card>
        ) : null}
      </div>
      <Card className="xl:sticky xl:top-4">
        <CardHeader
          title={t('moves.title')}
          note={data === undefined ? t('moves.counting') : t('moves.note', { day: data.day })}
        />
        <div className="grid gap-3 px-4 pb-4">
          <Rehearsal {...{ data, isLate, failed, again, map }} />
          {canEdit ? (
            <div className="flex flex-wrap gap-2">
              <PublishRules
                starts={starts}
                disabled={!next.success || isSame}
                send={(from, note) =>
                  publishValues({ basedOn, from, note, rules: ValueRulesSchema.parse({ ...edges, map }) })
                }
              />
              <Button
                disabled={isSame}
                onClick={() => {
                  setEdges(edgesOf(rules));
                  setMap(rules.map);
                }}
              >
                {t('discard')}
              </Button>
            </div>
          ) : null}
        </div>
      </Card>
    </div>
  );
}

const edgesOf = ({ recency, frequency, money }: ValueRules): EditedEdges => ({ recency, frequency, money });

/** Members by place under edges that have come to rest. */
function useRehearsal(edges: EditedEdges) {
  const rested = useRested(edges, REST_MS);
  const read = EdgesSchema.safeParse(rested);
  const asked = useQuery({
    queryKey: ['standing', 'values', JSON.stringify(rested)],
    enabled: read.success,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => ask<RehearsedValues>('rehearse-values', { edges: read.data }, signal),
  });
  return {
    data: asked.data,
    isLate: asked.data?.isLate ?? false,
    failed: asked.error !== null,
    again: () => void asked.refetch(),
  };
}

/** The cell that is looked at: its members, its class, and the way to its members. */
function CellBar({
  cell,
  map,
  counts,
  view,
  canEdit,
  onPaint,
}: {
  readonly cell: Cell;
  readonly map: string;
  readonly counts: readonly number[] | null;
  readonly view: MoneyView;
  readonly canEdit: boolean;
  readonly onPaint: (value: ValueClass) => void;
}) {
  const t = useTranslations('standing');
  const held = classesOf(map, cell);
  const members = cell.places.reduce((sum, place) => sum + (counts?.[place] ?? 0), 0);
  const { recency, frequency } = cell;
  const name =
    view === 'all' ? t('scoresAll', { recency, frequency }) : t('scores', { recency, frequency, money: view });
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-control bg-sunken p-3">
      <p className="text-dense">
        <span className="font-medium">{name}</span> · {t('cell.members', { count: formatNumber(members) })}
      </p>
      {canEdit ? (
        <SegmentedControl
          label={t('cell.class', { scores: name })}
          value={held.length === 1 ? (held[0] ?? '') : ''}
          options={VALUE_CLASSES.map((one) => ({ value: one as string, label: t(`class.${one}`) }))}
          onChange={(value) => onPaint(value as ValueClass)}
        />
      ) : null}
      <LinkButton size="sm" href={membersHref(cell)}>
        {t('cell.look')}
      </LinkButton>
    </div>
  );
}

/** What the map would do, or why that is not told. */
function Rehearsal({ data, isLate, failed, again, map }: ReturnType<typeof useRehearsal> & { readonly map: string }) {
  const t = useTranslations('standing');
  return (
    <>
      {failed ? (
        <p role="alert" className="text-dense text-danger">
          {t('moves.failed')}{' '}
          <button type="button" className="underline" onClick={again}>
            {t('moves.again')}
          </button>
        </p>
      ) : null}
      {isLate ? <p className="text-dense text-muted">{t('moves.late')}</p> : null}
      {data !== undefined && data.cells.length === 0 && data.hidden === 0 && !isLate ? (
        <p className="text-dense text-muted">{t('moves.empty')}</p>
      ) : null}
      {data === undefined || data.hidden === 0 ? null : (
        <p className="text-dense text-muted">{t('moves.hidden', { count: data.hidden, few: SMALL })}</p>
      )}
      {data === undefined || data.cells.length === 0 ? null : <ValueMoves cells={data.cells} map={map} />}
    </>
  );
}
