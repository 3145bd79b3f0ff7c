const WIDTH = 100;
const HEIGHT = 24;
const EDGE = 2;

/** A trend in a line without axes: for eyes only, the words beside it say the same. What was not told is a gap. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(1, ...known)];
  const x = (place: number) => (values.length < 2 ? 0 : (place * WIDTH) / (values.length - 1));
  const y = (value: number) => EDGE + (HEIGHT - 2 * EDGE) * (1 - (value - low) / (high - low));
  const runs: string[] = [''];
  values.forEach((value, place) => {
    if (value === null) runs.push('');
    else runs.push(`${runs.pop() ?? ''} ${x(place).toFixed(1)},${y(value).toFixed(1)}`);
  });
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-6 w-full overflow-visible"
    >
      {runs
        .filter((points) => points !== '')
        .map((points) => (
          <polyline
            key={points}
            points={points}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
    </svg>
  );
}
