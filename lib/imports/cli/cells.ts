// Full-width signs take two cells of a terminal.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many cells of a terminal a text takes. */
export const cellsOf = (text: string): number => [...text].reduce((total, sign) => total + widthOf(sign), 0);

/** As much of the beginning of a text as fits into so many cells. */
export function cutToCells(text: string, cells: number): string {
  let left = cells;
  let kept = '';
  for (const sign of text) {
    left -= widthOf(sign);
    if (left < 0) break;
    kept += sign;
  }
  return kept;
}

const widthOf = (sign: string): number => (WIDE.test(sign) ? 2 : 1);
