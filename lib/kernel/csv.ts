// What begins so is a formula to a spreadsheet, full-width signs too where Chinese is written; a quote before it makes it a text.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const cellOf = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as a CSV file that spreadsheets read: UTF-8 with its mark, and nothing in it that they would run. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
