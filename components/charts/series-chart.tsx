'use client';
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

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
  readonly shape: 'line' | 'bar';
  readonly short: (value: number) => string;
};

const COLOURS = {
  line: ['var(--accent)', 'var(--chart-2)', 'var(--chart-4)'],
  bar: ['var(--chart)', 'var(--chart-2)', 'var(--chart-4)'],
} as const;
const HEIGHT = 260;

/** The chart itself. It is for eyes only: the sentence and the table beside it say the same. */
export function SeriesChart({ points, series, before, shape, short }: SeriesDrawing) {
  const data = points.map(({ label, values }) => ({ label, ...values }));
  const byLabel = new Map(points.map((point) => [point.label, point]));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <ComposedChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
          minTickGap={28}
        />
        <YAxis
          tickLine={false}
          axisLine={false}
          width={58}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
          tickFormatter={short}
          allowDecimals={false}
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
          shape === 'bar' ? (
            <Bar
              key={key}
              dataKey={key}
              fill={COLOURS[shape][place] ?? ''}
              radius={[3, 3, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
            />
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

function Told({ point, series }: { readonly point: DrawnPoint; readonly series: readonly Drawn[] }) {
  return (
    <div className="rounded-lg border border-line bg-raised px-3 py-2 text-xs shadow-sm">
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
