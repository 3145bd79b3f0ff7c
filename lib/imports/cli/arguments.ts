import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '@/lib/kernel/refusal';
import { type ImportMap, ImportMapFile, ONLINE_RETAIL } from '../schema';

/** What the command line asks of an import. */
export type ImportArguments = {
  readonly file: string;
  readonly map: ImportMap;
  readonly isTrial: boolean;
  readonly shiftWeeks: number | 'auto';
  readonly rejects: string | null;
  readonly batchSize: number;
};

const BATCH_SIZE = 500;
const BATCH_MAX = 5_000;
const WEEKS_MAX = 5_000;

/** Reads `FILE [--dry-run] [--map FILE] …`, or refuses with what is wrong; paths are relative to `folder`. */
export async function readImportArguments(args: readonly string[], folder: string): Promise<ImportArguments> {
  const { values, positionals } = parsed(args);
  const [name, ...more] = positionals;
  if (name === undefined) throw new Refusal('import_no_file');
  if (more.length > 0) throw new Refusal('import_more_files', { more: more.join(' ') });
  const file = resolve(folder, name);
  const isTrial = values['dry-run'] ?? false;
  return {
    file,
    isTrial,
    map: values.map === undefined ? ONLINE_RETAIL : await readMap(resolve(folder, values.map)),
    shiftWeeks:
      values['shift-weeks'] === 'auto'
        ? 'auto'
        : whole('shift-weeks', values['shift-weeks'] ?? '0', -WEEKS_MAX, WEEKS_MAX),
    // A trial touches nothing: it writes the list only where it was told to.
    rejects: values.rejects === undefined ? (isTrial ? null : rejectsBeside(file)) : resolve(folder, values.rejects),
    batchSize: whole('batch', values.batch ?? String(BATCH_SIZE), 1, BATCH_MAX),
  };
}

const rejectsBeside = (file: string): string => file.replace(/(\.[^./\\]+)?$/, '.rejects.csv');

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        map: { type: 'string' },
        'shift-weeks': { type: 'string' },
        rejects: { type: 'string' },
        batch: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Refusal('import_argument_unknown', { said: (error as Error).message.split('. ')[0] ?? '' });
  }
}

function whole(name: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to && text.trim() !== '') return value;
  throw new Refusal('import_argument_invalid', { name, text, from, to });
}

async function readMap(path: string): Promise<ImportMap> {
  const read = ImportMapFile.safeParse(await readFile(path, 'utf8').then(json));
  if (read.success) return read.data;
  const said = read.error.issues.map(({ path: at, message }) => `${at.join('.') || 'JSON'}: ${message}`).join('; ');
  throw new Refusal('import_map_invalid', { file: path, said });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
