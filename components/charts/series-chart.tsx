'use client';
import { useId } from 'react';
import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { niceTicks } from './nice-ticks';

/** One thing that is drawn: the name of its values in the points, and what it is called. */
export type Drawn = { readonly key: string; readonly label: string };

/** One point in time with its values, already told in words beside the numbers. */
export type DrawnPoint = {
  readonly tick: string;
  readonly label: string;
  readonly values: Readonly<Record<string, number | null>>;
  readonly told: Readonly<Record<string, string>>;
};

/** What a chart shows. */
export type SeriesDrawing = {
  readonly points: readonly DrawnPoint[];
  readonly series: readonly Drawn[];
  /** What the first of them is compared with, drawn pale and dashed. */
  readonly before?: Drawn;
  readonly shape: 'line' | 'bar' | 'stacked';
  readonly short: (value: number) => string;
  /** The tick that is not over yet: hatched, so that a part is not read as a fall. */
  readonly partial?: string | null;
  /** Ticks at which something is written; what, stands in a list beside the chart under the same number. */
  readonly marks?: readonly { readonly tick: string; readonly number: number }[];
};

const COLOURS = {
  line: ['var(--accent)', 'var(--chart-2)', 'var(--chart-4)'],
  bar: ['var(--chart)', 'var(--chart-2)', 'var(--chart-4)'],
  stacked: ['var(--chart)', 'var(--chart-2)', 'var(--chart-4)'],
} as const;
const HATCH = 'hatch';
const HEIGHT = 260;
const FONT = 11;
const MARK = 8;

/** The chart itself. It is for eyes only: the sentence and the table beside it say the same. */
export function SeriesChart({ points, series, before, shape, short, partial = null, marks = [] }: SeriesDrawing) {
  const hatch = `${useId()}${HATCH}`;
  const data = points.map(({ label, values }) => ({ label, ...values }));
  const labelOf = new Map(points.map(({ tick, label }) => [tick, label]));
  const at = points.findIndex(({ tick }) => tick === partial);
  // A line has no width at a point: what leads to it is hatched.
  const [from, to] = [points[Math.max(0, at - 1)]?.label, points[at]?.label];
  const byLabel = new Map(points.map((point) => [point.label, point]));
  const ticks = niceTicks(heightsOf({ points, series, before, shape }));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ComposedChart
        data={data}
        margin={{ top: marks.length === 0 ? 8 : 2 * MARK + 4, right: 12, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <defs>
          {COLOURS[shape].map((colour, place) => (
            <pattern
              key={colour}
              id={`${hatch}${place}`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="3" height="6" fill={shape === 'line' ? 'var(--edge)' : colour} />
            </pattern>
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          tick={{ fill: 'var(--muted)', fontSize: FONT }}
          tickMargin={6}
          interval="equidistantPreserveStart"
          minTickGap={28}
        />
        <YAxis
          tickLine={false}
          axisLine={false}
          width={58}
          tick={{ fill: 'var(--muted)', fontSize: FONT }}
          tickFormatter={short}
          ticks={[...ticks]}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          interval={0}
        />
        <Tooltip
          cursor={{ stroke: 'var(--edge)', fill: 'var(--sunken)' }}
          isAnimationActive={false}
          content={({ active, label }) => {
            const point = active ? byLabel.get(String(label)) : undefined;
            if (point === undefined) return null;
            return <Told point={point} series={before === undefined ? series : [...series, before]} />;
          }}
        />
        {at < 0 || shape !== 'line' || points.length < 2 ? null : (
          <ReferenceArea x1={from ?? ''} x2={to ?? ''} fill={`url(#${hatch}0)`} fillOpacity={0.35} stroke="none" />
        )}
        {marks.map(({ tick, number }) => (
          <ReferenceLine
            key={number}
            x={labelOf.get(tick) ?? ''}
            stroke="var(--edge)"
            strokeDasharray="2 3"
            label={({ viewBox }) => <Mark at={viewBox} number={number} />}
          />
        ))}
        {before === undefined ? null : (
          <Line
            dataKey={before.key}
            stroke="var(--edge)"
            strokeDasharray="4 4"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
        )}
        {series.map(({ key }, place) =>
          shape !== 'line' ? (
            <Bar
              key={key}
              dataKey={key}
              fill={COLOURS[shape][place] ?? ''}
              radius={shape === 'stacked' ? 0 : [3, 3, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
              {...(shape === 'stacked' ? { stackId: 'all' } : {})}
            >
              {at < 0
                ? null
                : points.map(({ tick }) => (
                    <Cell
                      key={tick}
                      fill={tick === partial ? `url(#${hatch}${place})` : (COLOURS[shape][place] ?? '')}
                    />
                  ))}
            </Bar>
          ) : (
            <Line
              key={key}
              dataKey={key}
              stroke={COLOURS[shape][place] ?? ''}
              strokeWidth={2}
              dot={points.length === 1}
              isAnimationActive={false}
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** The heights that the axis must hold: of what is stacked, the whole. */
function heightsOf({ points, series, before, shape }: Pick<SeriesDrawing, 'points' | 'series' | 'before' | 'shape'>) {
  const codes = [...series, ...(before === undefined ? [] : [before])].map(({ key }) => key);
  return points.flatMap(({ values }) => {
    const all = codes.map((code) => values[code] ?? 0);
    return shape === 'stacked' ? [all.reduce((sum, one) => sum + one, 0)] : all;
  });
}

/** The number of a mark in a ring over its line, so that the line does not cross it. */
function Mark({ at, number }: { readonly at: { readonly x?: number; readonly y?: number }; readonly number: number }) {
  const [x, y] = [at.x ?? 0, (at.y ?? 0) - MARK];
  return (
    <g>
      <circle cx={x} cy={y} r={MARK} fill="var(--surface)" stroke="var(--edge)" />
      <text x={x} y={y} dy="0.36em" textAnchor="middle" fontSize={FONT} fill="var(--ink)">
        {number}
      </text>
    </g>
  );
}

function Told({ point, series }: { readonly point: DrawnPoint; readonly series: readonly Drawn[] }) {
  return (
    <div className="rounded-lg border border-line bg-raised px-3 py-2 text-xs shadow-float">
      <div className="mb-1 text-muted">{point.label}</div>
      {series.map(({ key, label }) => (
        <div key={key} className="flex justify-between gap-4">
          <span>{label}</span>
          <span className="font-medium">{point.told[key]}</span>
        </div>
      ))}
    </div>
  );
}
