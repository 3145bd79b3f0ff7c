import 'server-only';

export { builtTold, tellBuilt } from './built';
export { exportReportCommand } from './commands/export';
export { deliveredList, deliveredReport } from './delivered';
export { countReports } from './jobs/count-reports';
export { makeReports } from './jobs/make-reports';
export { repairReports } from './jobs/repair-reports';
export { countLate, countLateDay, countMerged, countMoved, countReturned, countUndone } from './listen';
export { plantNote, plantReport } from './plant';
export { galleryTold, type ReportTold, reportHealth, reportTold } from './queries';
export { numberRows } from './rows';
export { type SavedReport, savedList, savedOne, shareChoices } from './saved';
export { figuresSeen, type Place, type Question, type ReportClock, reportClock } from './told';
