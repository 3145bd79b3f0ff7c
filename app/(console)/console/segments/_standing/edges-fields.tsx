'use client';
import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { formatMoney } from '@/lib/kernel/format';
import type { Edges } from '@/lib/segments/rules/value';

type Score = keyof Edges;
type Side = 'recency' | 'frequency' | 'money';

const SIDES: readonly Side[] = ['recency', 'frequency', 'money'];
const BEGIN_VALUES: Readonly<Record<Score, readonly number[]>> = {
  recency: [15, 30, 90, 180],
  frequency: [1, 2, 4, 8],
  money: [10_000, 30_000, 100_000, 300_000],
};
const FIFTHS = [20, 40, 60, 80] as const;

/** Edges as they are written: a number that is still missing is null. */
export type EditedEdges = Readonly<
  Record<Score, { readonly by: 'share' | 'value'; readonly at: readonly (number | null)[] }>
>;

/** Where the five scores of recency, frequency and money begin: at shares of the buyers, or at values (S0-1.3). */
export function EdgesFields({
  edges,
  cuts,
  onChange,
}: {
  readonly edges: EditedEdges;
  /** What shares come to now; null: not told yet. */
  readonly cuts: Readonly<Record<Score, readonly number[]>> | null;
  readonly onChange: (edges: EditedEdges) => void;
}) {
  const t = useTranslations('standing');
  const sayCut = (side: Score) => (cut: number) =>
    side === 'money' ? formatMoney(Math.round(cut), 'plain') : t(`edges.cut.${side}`, { cut });
  return (
    <div className="grid gap-4">
      {SIDES.map((side) => {
        const { by, at } = edges[side];
        const set = (next: EditedEdges[Score]) => onChange({ ...edges, [side]: next });
        return (
          <fieldset key={side} className="grid min-w-0 gap-2">
            <legend className="mb-1 text-dense font-medium">{t(`edges.${side}`)}</legend>
            <SegmentedControl
              label={t('edges.by', { score: t(`edges.${side}`) })}
              value={by}
              options={[
                { value: 'share', label: t('edges.share') },
                { value: 'value', label: t('edges.value') },
              ]}
              onChange={(next) =>
                set({ by: next, at: next === 'share' ? FIFTHS : (cuts?.[side] ?? BEGIN_VALUES[side]) })
              }
              className="justify-self-start"
            />
            <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
              {at.map((edge, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the place is what an edge is
                <Field key={place} label={t('edges.edge', { nth: place + 1 })}>
                  <NumberField
                    value={edge}
                    scale={by === 'value' && side === 'money' ? 2 : 0}
                    min={0}
                    unit={by === 'share' ? '%' : t(`edges.unit.${side}`)}
                    onChange={(next) => set({ by, at: at.map((one, nth) => (nth === place ? next : one)) })}
                  />
                </Field>
              ))}
            </div>
            <p className="text-xs text-muted">
              {by === 'share' && cuts !== null
                ? t('edges.cuts', { cuts: cuts[side].map(sayCut(side)).join(' · ') })
                : t(`edges.note.${side}`)}
            </p>
          </fieldset>
        );
      })}
    </div>
  );
}
