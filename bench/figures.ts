/** What one measured run came to: calls per second and the latency of single calls in milliseconds. */
export type Figures = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/** Runs the call for so many milliseconds at a fixed concurrency, counting `weight` per call. */
export async function measure(
  concurrency: number,
  milliseconds: number,
  call: (worker: number) => Promise<unknown>,
  weight = 1,
): Promise<Figures> {
  const latencies: number[] = [];
  const begin = performance.now();
  const end = begin + milliseconds;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, worker) => {
      while (performance.now() < end) {
        const start = performance.now();
        await call(worker);
        latencies.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0;
  return { perSecond: (latencies.length * weight) / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Two things measured in turn, A B A B …, so that a machine whose speed drifts cannot favour one; medians of each. */
export async function paired(
  rounds: number,
  first: () => Promise<Figures>,
  second: () => Promise<Figures>,
): Promise<{ first: Figures; second: Figures; ratio: number }> {
  const firsts: Figures[] = [];
  const seconds: Figures[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [await first(), await second()];
    firsts.push(a);
    seconds.push(b);
    ratios.push(a.perSecond / b.perSecond);
  }
  return { first: medianOf(firsts), second: medianOf(seconds), ratio: median(ratios) };
}

/** One line of the printed table. */
export function row(name: string, { perSecond, p50, p99 }: Figures, ratio?: number): string {
  const rate = Math.round(perSecond).toLocaleString('en').padStart(9);
  const times = `p50 ${p50.toFixed(2).padStart(8)} ms   p99 ${p99.toFixed(2).padStart(8)} ms`;
  return `${name.padEnd(44)} ${rate}/s   ${times}${ratio === undefined ? '' : `   ratio ${ratio.toFixed(2)}`}`;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const medianOf = (all: readonly Figures[]): Figures => ({
  perSecond: median(all.map(({ perSecond }) => perSecond)),
  p50: median(all.map(({ p50 }) => p50)),
  p99: median(all.map(({ p99 }) => p99)),
});
