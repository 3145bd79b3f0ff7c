/** Stops the request when an invariant of the program is broken; never used for an expected "no" (that is a Refusal). */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}

/** Returns the value, or stops when it is null or undefined although the code promises it cannot be. */
export function must<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message);
  return value;
}
