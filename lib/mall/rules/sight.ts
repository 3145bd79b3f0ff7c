/** Whether staff who reach some stores (null: all) may see what is about any of these. */
export const isInSight = (codes: readonly string[] | null, about: readonly (string | null)[]): boolean =>
  codes === null || about.some((code) => code !== null && codes.includes(code));
