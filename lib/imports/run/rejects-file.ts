import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { isListed, type RowOutcome } from '../rules/outcome';

/** The list of rows that were not, or not wholly, taken: line, outcome, reason, detail, then the row as it stood. */
export type RejectsFile = {
  readonly write: (outcomes: readonly RowOutcome[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Begins the list anew; each run writes the whole of it, so that it always tells the state after the last run. */
export async function openRejectsFile(path: string, header: readonly string[]): Promise<RejectsFile> {
  const stream = createWriteStream(path, { encoding: 'utf8' });
  await once(stream, 'open');
  stream.write(csvLine(['line', 'outcome', 'reason', 'detail', ...header]));
  return {
    async write(outcomes) {
      const text = outcomes.filter(isListed).map(lineOf).join('');
      if (text !== '' && !stream.write(text)) await once(stream, 'drain');
    },
    async close() {
      stream.end();
      await once(stream, 'close');
    },
  };
}

const lineOf = ({ record, outcome, reason, detail }: RowOutcome): string =>
  csvLine([String(record.line), reason === 'partial' ? 'partial' : outcome, reason, detail, ...record.fields]);

const csvLine = (fields: readonly string[]): string =>
  `${fields.map((field) => (/[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\n`;
