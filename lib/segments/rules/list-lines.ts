const HEADINGS = /^(mobile|phone|member|memberid|member_id|id|code|手机|手机号|会员|会员号|会员码|编号)$/i;
const SHOWN_TAIL = 4;

/** One line of a list: its number in the file, and what it names. */
export type ListLine = { readonly line: number; readonly name: string };

/**
 * The lines of a list of mobiles, member ids, card codes and ids of other systems: the first column of a CSV or one name to
 * a line; quotes, empty lines and a heading do not count.
 */
export function readList(text: string): readonly ListLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines.flatMap((raw, place) => {
    const name = (raw.split(/[,;\t，；]/)[0] ?? '')
      .trim()
      .replace(/^["'=]+|["']+$/g, '')
      .trim();
    return name === '' || (place === 0 && HEADINGS.test(name)) ? [] : [{ line: place + 1, name }];
  });
}

/** As much of a name as tells a line apart, so that a mistake can be found and no mobile stands anywhere in clear. */
export const shownOf = (name: string): string =>
  name.length <= SHOWN_TAIL ? '*'.repeat(name.length) : `…${name.slice(-SHOWN_TAIL)}`;
