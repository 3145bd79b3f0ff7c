import 'server-only';
import { isRefusal } from '@/lib/kernel/refusal';
import { importOrders } from '../run/import-orders';
import { readImportArguments } from './arguments';
import { type ProgressOutput, progressShown } from './progress';
import { reportText } from './report';
import type { Translate } from './translate';

/** What the command line runs in: the folder that paths start from, its texts, and where it writes. */
export type Terminal = {
  readonly folder: string;
  readonly t: Translate;
  readonly out: { readonly write: (text: string) => unknown };
  readonly err: ProgressOutput;
};

/** Opens a database for the work and closes it afterwards; a trial needs none. */
export type WithDatabase = (work: () => Promise<void>) => Promise<void>;

/** `import orders FILE …`: imports and prints the summary; answers the exit code. */
export async function importOrdersFromTerminal(
  args: readonly string[],
  { folder, t, out, err }: Terminal,
  withDatabase: WithDatabase,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) return print(out, t('imports.help'));
  const progress = progressShown(err, t);
  return told({ folder, t, out, err }, progress, async () => {
    const options = await readImportArguments(args, folder);
    const work = async () => {
      const report = await importOrders({ ...options, now: new Date(), onProgress: progress.show });
      progress.end();
      if (options.isTrial) out.write(`${t('imports.trial')}\n\n`);
      out.write(reportText(report, t));
    };
    await (options.isTrial ? work() : withDatabase(work));
  });
}

/** Does the work of an import; what stops it is told in a sentence. Answers the exit code. */
export async function told(
  { t, err }: Terminal,
  progress: { readonly end: () => void },
  work: () => Promise<void>,
): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    progress.end();
    err.write(`${sentenceOf(error, t)}\n`);
    return 1;
  }
}

function print(out: Terminal['out'], text: string): number {
  out.write(`${text}\n`);
  return 0;
}

const NO_SUCH_TABLE = '42P01';
const FILE_ERRORS: ReadonlySet<unknown> = new Set(['ENOENT', 'EACCES', 'EISDIR', 'EPERM', 'ENOTDIR']);

/** What went wrong, in a sentence; a fault that nobody expected says that running again is safe. */
function sentenceOf(error: unknown, t: Translate): string {
  if (isRefusal(error)) {
    const facts = Object.fromEntries(Object.entries(error.facts).map(([name, value]) => [name, String(value)]));
    return error.code.startsWith('import_') ? t(`imports.problem.${error.code}`, facts) : error.code;
  }
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === NO_SUCH_TABLE || message?.includes('program has not been set up')) return t('imports.problem.unready');
  if (FILE_ERRORS.has(code) && path !== undefined) return t('imports.problem.file', { file: path, code: String(code) });
  return t('imports.problem.stopped', { said: message || String(code ?? error) });
}
