import 'server-only';
import type { z } from 'zod';
import { csvOf } from '@/lib/kernel/csv';
import { formatDateTime } from '@/lib/kernel/format';
import { isRefusal } from '@/lib/kernel/refusal';
import { dayBefore } from '@/lib/kernel/wall-clock';
import { callerOf } from '@/lib/platform/caller';
import { execute, isInvalidInput } from '@/lib/platform/command';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { exportReportCommand } from '@/lib/reports';
import type { ExportReport } from '@/lib/reports/schema';
import { builtSheets, titleOf } from './built-sheets';
import { gallerySheets } from './gallery-sheets';
import { linesOf, type Sheet } from './sheet';
import { aboutName, type ReportWords, reportWords } from './words';
import { xlsxOf } from './xlsx';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

type Asked = z.input<typeof ExportReport>;
type Exported = Awaited<ReturnType<(typeof exportReportCommand)['run']>>;

/** A report as a file, on record: it says by whom and when it was taken. PNG is drawn by the browser and only recorded. */
export async function reportFile(what: Asked['what'], asked: string | null): Promise<Response> {
  try {
    const format = asked === 'xlsx' || asked === 'png' ? asked : 'csv';
    const caller = await callerOf(exportReportCommand.can);
    const exported = await execute(exportReportCommand, caller, { format, what });
    const words = await reportWords();
    if (format === 'png') return Response.json({ mark: markOf(exported, words, exported.told.zone) });
    const sheets = [...(await sheetsOf(exported, words)), await aboutSheet(exported, words)];
    const body = format === 'xlsx' ? new Uint8Array(await xlsxOf(sheets)) : csvOf(linesOf(sheets));
    return new Response(body, {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="${fileName(exported)}.${format}"`,
        'cache-control': 'no-store',
      },
    });
  } catch (error) {
    if (isRefusal(error)) return Response.json({ code: error.code, facts: error.facts }, { status: error.status });
    if (isInvalidInput(error)) return Response.json({ code: 'invalid_input', facts: {} }, { status: 422 });
    throw error;
  }
}

async function sheetsOf(exported: Exported, words: ReportWords): Promise<readonly Sheet[]> {
  if (exported.kind === 'built') return builtSheets(exported.told, words);
  const settings = await program(pool());
  return gallerySheets(exported.told, words, pointsSettings(settings).tender.worth);
}

const fileName = (exported: Exported): string =>
  `${exported.kind === 'gallery' ? exported.told.report.code : 'report'}-${exported.told.days.from}`;

/** Who took it, when, and under which number it is in the trail. */
const markOf = ({ mark }: Exported, { t, locale }: ReportWords, zone: string): string =>
  t('file.mark', { by: mark.by, at: formatDateTime(mark.at, 'full', locale, zone), id: mark.requestId });

/** What the file is of: which report, which days, whose stores, and who took it. */
async function aboutSheet(exported: Exported, words: ReportWords): Promise<Sheet> {
  const { t } = words;
  const { told } = exported;
  const title =
    exported.kind === 'gallery'
      ? t(`report.${exported.told.report.code}.name` as 'report.orders.name')
      : exported.title || titleOf(exported.told.definition, words);
  const about = await aboutName(
    exported.kind === 'gallery' ? exported.told.asked.about : exported.told.definition.about,
    words,
  );
  const stores = told.sight === null ? t('all') : told.sight.map(words.store).join(t('and'));
  return {
    name: t('file.about'),
    heads: [t('file.about'), ''],
    rows: [
      [t('file.report'), title],
      [t('file.from'), { day: told.days.from }],
      [t('file.to'), { day: dayBefore(told.days.to) }],
      [t('file.stores'), stores],
      ...(about === null ? [] : [[t('file.only'), about]]),
      [t('file.taken'), markOf(exported, words, told.zone)],
    ],
  };
}
