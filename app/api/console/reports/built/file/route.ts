import { reportFile } from '@/app/(console)/console/reports/_reading/file';
import { definitionAt } from '@/lib/reports/rules/definition';

/** The report that stands in the address as a file, on record (B10). */
export async function GET(request: Request) {
  const search = new URL(request.url).searchParams;
  const definition = definitionAt(Object.fromEntries(search));
  return reportFile({ kind: 'built', definition, title: search.get('title') ?? '' }, search.get('format'));
}
