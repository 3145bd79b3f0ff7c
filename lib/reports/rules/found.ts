import type { Subject } from './metric';

/** The subjects that somebody can look for by their names, so that a report is about one of them. */
export const FOUND_SUBJECTS = [
  'category',
  'brand',
  'sku',
  'campaign',
  'batch',
  'benefit',
  'task',
  'game',
  'item',
] as const satisfies readonly Subject[];

/** One of them. */
export type FoundSubject = (typeof FOUND_SUBJECTS)[number];
