import type { z } from 'zod';
import type { EarningSay, Named } from '@/components/earning/words';
import type { Say } from '@/components/ui/say';
import { type Difference, diffSentences, type Sentence } from '@/lib/kernel/earning';
import type { Locale } from '@/lib/kernel/locale';
import type { RewardNames } from '@/lib/rewards/rules/describe';

/** What terms are said with: all texts, the reader's language, the zone of times, and the names behind codes. */
export type TermWords = {
  readonly t: Say & EarningSay;
  readonly locale: Locale;
  readonly zone: string;
  readonly nameOf: (code: string) => string;
  readonly levels: readonly Named[];
  readonly categories: readonly Named[];
  readonly rewards: RewardNames;
};

/** One sentence of the terms as a member reads it. */
export type TermLine = { readonly id: string; readonly text: string };

/** How versions of one sort of rules become what members read (N17): nothing of it is typed by hand. */
export type TermPrinter<C extends string = string> = {
  readonly code: C;
  /** Reads a version as it is stored. */
  readonly schema: z.ZodType;
  /** Parameters that no member reads of, each with the reason: they decide nothing for him. */
  readonly silent: Readonly<Record<string, string>>;
  /** The sentences of a version in their order, as keys and values. */
  readonly describe: (version: unknown) => readonly Sentence[];
  /** One of them in the reader's language. */
  readonly say: (sentence: Sentence, words: TermWords) => string;
};

type Definition<C extends string, S extends z.ZodType> = {
  readonly code: C;
  readonly schema: S;
  readonly silent?: Readonly<Record<string, string>>;
  readonly describe: (version: z.output<S>) => readonly Sentence[];
  readonly say: (sentence: Sentence, words: TermWords) => string;
};

/** Seals a printer: outside, versions are unknown and read by their schema; what cannot be read says nothing. */
export function termPrinter<const C extends string, S extends z.ZodType>(definition: Definition<C, S>): TermPrinter<C> {
  const { code, schema, silent, describe, say } = definition;
  return {
    code,
    schema,
    silent: silent ?? {},
    say,
    describe(raw) {
      const read = schema.safeParse(raw);
      return read.success ? describe(read.data) : [];
    },
  };
}

/** What a version says, sentence by sentence. */
export const printTerms = (printer: TermPrinter, version: unknown, words: TermWords): readonly TermLine[] =>
  printer.describe(version).map((sentence) => ({ id: sentence.id, text: printer.say(sentence, words) }));

/** One thing that a version changes of another, in words. */
export type TermChange =
  | { readonly kind: 'added'; readonly id: string; readonly after: string }
  | { readonly kind: 'removed'; readonly id: string; readonly before: string }
  | { readonly kind: 'changed'; readonly id: string; readonly before: string; readonly after: string };

/** What a version changes of the one before, sentence by sentence; what reads alike is no change (4.M). */
export function changedTerms(
  printer: TermPrinter,
  { before, after }: { readonly before: unknown; readonly after: unknown },
  words: TermWords,
): readonly TermChange[] {
  const said = (sentence: Sentence) => printer.say(sentence, words);
  const told = (difference: Difference): TermChange[] => {
    switch (difference.kind) {
      case 'added':
        return [{ kind: 'added', id: difference.after.id, after: said(difference.after) }];
      case 'removed':
        return [{ kind: 'removed', id: difference.before.id, before: said(difference.before) }];
      case 'changed': {
        const [was, is] = [said(difference.before), said(difference.after)];
        return was === is ? [] : [{ kind: 'changed', id: difference.after.id, before: was, after: is }];
      }
      case 'reordered':
        return [];
    }
  };
  return diffSentences(printer.describe(before), printer.describe(after)).flatMap(told);
}
