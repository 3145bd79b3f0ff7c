import type { Dimension } from '../rules/metric';
import { type Counted, type Gathering, placed } from './sources';

/**
 * A source whose facts are told apart by several things at once, so that each of them is counted under all of them: the
 * whole (an empty dimension), and each dimension by its subjects. `rows` is SQL over a placed fact `p`: its "dim", its
 * "subject" and what is counted, of those parts of the fact alone that `only` allows; `narrowed` says how they are found.
 */
export type Spread = Gathering & {
  readonly counts: readonly Counted[];
  readonly dims: readonly Dimension[];
  readonly rows: (only: string) => string;
  /** A condition that the fact has to do with a subject; for `rows`. */
  readonly narrowed: (dim: string, key: string) => string;
};

const EVERY = 'TRUE';

/** The facts of a spread source, a row for each dimension and subject; the level is looked up once for each fact. */
export const spreadRows = ({ rows, ...source }: Spread, only = EVERY): string =>
  `SELECT p.*, x.* FROM (SELECT * FROM (${placed(source)}) q OFFSET 0) p CROSS JOIN LATERAL (${rows(only)}) x`;

/** Products are too many to be kept by level and channel too: by store, a day has at most one cell for a line sold. */
export const COARSE: readonly string[] = ['sku'];

/** The word under which something is kept for a dimension; the whole has it as it is. */
export const wordFor = (what: string, dim: string): string => (dim === '' ? what : `${what}/${dim}`);

/** The word without its dimension. */
export const wordOf = (kept: string): string => kept.replace(/\/.*$/, '');
