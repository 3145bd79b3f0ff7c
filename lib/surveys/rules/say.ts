/** The text in the reader's language, or in the other one where it says nothing in his. */
export const say = ({ zh, en }: { readonly zh: string; readonly en: string }, locale: string): string =>
  locale === 'en' ? en || zh : zh || en;
