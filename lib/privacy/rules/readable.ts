/** Everything that is kept of one person: rows by context and table. */
export type ExportBody = {
  readonly format: 1;
  readonly madeAt: string;
  readonly memberIds: readonly string[];
  readonly contexts: Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>>;
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const said = (value: unknown): string =>
  escaped(value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** The words of a readable export: its title, and what each context is called. */
export type ExportWords = { readonly lang: string; readonly title: string; readonly context: (code: string) => string };

/** An export as a page that any browser opens: one table for each kind of row; it loads nothing and runs nothing. */
export function readableExport(body: ExportBody, words: ExportWords): string {
  const parts = Object.entries(body.contexts).map(([code, tables]) => {
    const shown = Object.entries(tables).filter(([, rows]) => rows.length > 0);
    if (shown.length === 0) return '';
    return `<h2>${escaped(words.context(code))}</h2>${shown.map(([name, rows]) => table(name, rows)).join('')}`;
  });
  const style = 'body{font:15px/1.5 sans-serif;margin:2rem}table{border-collapse:collapse;margin:0 0 1.5rem}';
  const cells = 'td,th{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}';
  return (
    `<!doctype html><html lang="${escaped(words.lang)}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
    `<title>${escaped(words.title)}</title><style>${style}${cells}</style></head>` +
    `<body><h1>${escaped(words.title)}</h1><p>${escaped(body.madeAt)}</p>${parts.join('')}</body></html>`
  );
}

function table(name: string, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${columns.map((column) => `<td>${said(row[column])}</td>`).join('')}</tr>`);
  return `<h3>${escaped(name)}</h3><table><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}
