/** Values that a sentence may be given: words, numbers, and what to do with a tag's inside. */
type Values = Readonly<Record<string, string | number | ((inside: string) => string)>>;

/** Says a text by key in the reader's language: what `useTranslations` and `getTranslations` give, as plain functions take it. */
export type Say = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  markup(key: string, values?: Values): string;
};

// An invisible separator: it never stands in a name, and a reader of the bare string sees nothing of it.
const MARK = '\u2063';

/** Marks a part of a sentence as weighty; `Marked` sets it, `unmarked` drops it. */
export const marked = (inside: string): string => MARK + inside + MARK;

/** The parts of a sentence in order, the weighty ones told apart. */
export function partsOf(sentence: string): readonly { readonly text: string; readonly isWeighty: boolean }[] {
  return sentence
    .split(MARK)
    .map((text, place) => ({ text, isWeighty: place % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** The sentence as plain words, for labels and names. */
export const unmarked = (sentence: string): string => sentence.replaceAll(MARK, '');

/** The sentence with a capital first letter, where the script has them. */
export const capitalised = (sentence: string): string =>
  sentence.replace(/^\p{Lowercase}/u, (letter) => letter.toUpperCase());
