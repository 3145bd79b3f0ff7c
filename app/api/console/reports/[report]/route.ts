import { reportFile } from '@/app/(console)/console/reports/_reading/file';

/** A report as a file that spreadsheets read, for whoever may read it (S0-6.4). */
export async function GET(request: Request, { params }: { readonly params: Promise<{ readonly report: string }> }) {
  const { report } = await params;
  return reportFile(report, new URL(request.url).searchParams);
}
