import 'server-only';

export { countReports } from './jobs/count-reports';
export { repairReports } from './jobs/repair-reports';
export { countLate, countLateDay, countMerged, countReturned } from './listen';
export { galleryTold, type ReportTold, reportHealth, reportTold, type SeriesPoint, type SplitRow } from './queries';
