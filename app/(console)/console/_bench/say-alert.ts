import type { AlertView } from '@/lib/workbench';

type Say = (key: `alert.${keyof typeof SENTENCES | 'other'}`, values: Values) => string;
type Values = Record<string, string | number>;

const SENTENCES = {
  budget: 'alert.budget',
  stock: 'alert.stock',
  failure: 'alert.failure',
  book: 'alert.book',
  chain: 'alert.chain',
  statistics: 'alert.statistics',
} as const;

/** An alert as a sentence: what, of which thing, how much. */
export function sayAlert(t: Say, { kind, label, facts }: Pick<AlertView, 'kind' | 'label' | 'facts'>): string {
  const values: Values = { label };
  for (const [name, value] of Object.entries(facts))
    values[name] = typeof value === 'number' ? value : String(value ?? '');
  return kind in SENTENCES ? t(SENTENCES[kind as keyof typeof SENTENCES], values) : t('alert.other', { label: kind });
}
