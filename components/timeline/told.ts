import type { Locale } from '@/lib/kernel/locale';

/** A translator of all namespaces, as far as sentences need it. */
export type Say = {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
  /** The text as it is written, with the names of its values. */
  raw: (key: string) => string;
};

/** What sentences are said with: texts, names of levels and actions, the reader's language and the program's zone. */
export type Words = {
  readonly say: Say;
  readonly levelName: (code: string) => string;
  readonly actionName: (action: string) => string;
  readonly storeName: (code: string) => string;
  readonly locale: Locale;
  readonly zone: string;
};

/** An item in words: a headline, facts beside it, an amount at the end, and the answer to "why". */
export type Told = {
  readonly title: string;
  readonly details: readonly string[];
  readonly trail: string | null;
  readonly tone: 'gain' | 'loss' | 'plain';
  readonly why: readonly string[];
};
