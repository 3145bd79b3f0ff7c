import 'server-only';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { type GoodsImport, importGoods } from '../run/import-goods';
import { ImportMapSchema } from '../schema';
import { type Terminal, told, type WithDatabase } from './import-orders-command';
import { progressShown } from './progress';
import { goodsReportText } from './report';

const BATCH_SIZE = '500';
const BATCH_MAX = 5_000;

const Options = z.object({
  delimiter: ImportMapSchema.shape.delimiter.default(','),
  encoding: ImportMapSchema.shape.encoding.default('utf-8'),
  batch: z.coerce.number().int().min(1).max(BATCH_MAX),
});

/** `import catalog FILE …`: imports goods and prints the summary; answers the exit code. */
export async function importGoodsFromTerminal(
  args: readonly string[],
  terminal: Terminal,
  withDatabase: WithDatabase,
): Promise<number> {
  const { folder, t, out, err } = terminal;
  if (args.includes('--help') || args.includes('-h')) {
    out.write(`${t('imports.goodsHelp')}\n`);
    return 0;
  }
  const progress = progressShown(err, t, 'goodsProgress');
  return told(terminal, progress, async () => {
    const options = readArguments(args, folder);
    await withDatabase(async () => {
      const report = await importGoods({ ...options, now: new Date(), onProgress: progress.show });
      progress.end();
      if (options.isTrial) out.write(`${t('imports.goodsTrial')}\n\n`);
      out.write(goodsReportText(report, t));
    });
  });
}

function readArguments(args: readonly string[], folder: string): Omit<GoodsImport, 'now' | 'onProgress'> {
  const { values, positionals } = parsed(args);
  const [name, ...more] = positionals;
  if (name === undefined) throw new Refusal('import_no_file');
  if (more.length > 0) throw new Refusal('import_more_files', { more: more.join(' ') });
  const file = resolve(folder, name);
  const isTrial = values['dry-run'] ?? false;
  const beside = file.replace(/(\.[^./\\]+)?$/, '.rejects.csv');
  const read = Options.safeParse(values);
  if (!read.success) {
    const [option = ''] = read.error.issues[0]?.path ?? [];
    throw new Refusal('import_argument_unknown', { said: `--${String(option)}` });
  }
  const { batch, ...way } = read.data;
  return { ...way, file, isTrial, batchSize: batch, rejects: rejectsOf(values.rejects, folder, isTrial, beside) };
}

/** A trial writes its list only where it was told to. */
function rejectsOf(said: string | undefined, folder: string, isTrial: boolean, beside: string): string | null {
  if (said !== undefined) return resolve(folder, said);
  return isTrial ? null : beside;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        rejects: { type: 'string' },
        delimiter: { type: 'string' },
        encoding: { type: 'string' },
        batch: { type: 'string', default: BATCH_SIZE },
      },
    });
  } catch (error) {
    throw new Refusal('import_argument_unknown', { said: (error as Error).message.split('. ')[0] ?? '' });
  }
}
