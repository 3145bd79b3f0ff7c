import 'server-only';

export { askExportCommand, downloadExportCommand } from './commands/export-data';
export { setConsentCommand } from './commands/set-consent';
export { privacyHolding } from './holding';
export { plugHoldings } from './holdings-plugged';
export { makeExports } from './jobs/make-exports';
export { mayContact } from './may-contact';
export { type ConsentBook, consentBook, ownExports } from './queries';
export { type ConsentSaid, recordConsents } from './record-consents';
export { privacySection } from './settings';
export { sweepExports } from './store/exports';
