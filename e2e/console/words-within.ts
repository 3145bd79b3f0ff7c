const HAN = /\p{Script=Han}+/gu;
const DIGITS = /\d+/g;
const WHOLLY_HAN = /^\p{Script=Han}+$/u;
const WHOLLY_DIGITS = /^\d+$/;

/** Which of many words stand in a text: thousands of them are looked for in whole pages, so the text is read once. */
export function finderOf(words: readonly string[]): (text: string) => readonly string[] {
  const isRun = (word: string) => WHOLLY_HAN.test(word) || WHOLLY_DIGITS.test(word);
  const runs = new Set(words.filter(isRun));
  const others = [...new Set(words)].filter((word) => !isRun(word));
  const lengths = [...new Set([...runs].map(({ length }) => length))];
  return (text) => [
    ...[...text.matchAll(HAN), ...text.matchAll(DIGITS)].flatMap(([run]) => within(run, runs, lengths)),
    ...others.filter((word) => text.includes(word)),
  ];
}

/** The words that are a part of one run of letters of their sort. */
const within = (run: string, words: ReadonlySet<string>, lengths: readonly number[]): readonly string[] =>
  lengths.flatMap((length) =>
    Array.from({ length: Math.max(0, run.length - length + 1) }, (_, from) => run.slice(from, from + length)).filter(
      (part) => words.has(part),
    ),
  );
