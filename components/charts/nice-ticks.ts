const STEPS = [1, 2, 5, 10] as const;

/** The whole numbers of an axis that spans some values and zero: about as many as wanted, apart by 1, 2 or 5 and noughts. */
export function niceTicks(values: readonly number[], wanted = 4): readonly number[] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const raw = Math.max(1, (high - low) / wanted);
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = unit * (STEPS.find((one) => one * unit >= raw) ?? 10);
  const [first, last] = [Math.floor(low / step), Math.max(1, Math.ceil(high / step))];
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step);
}
