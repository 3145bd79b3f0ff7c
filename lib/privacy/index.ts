import 'server-only';

export { type ClosingStakes, closingStakes } from './closing-stakes';
export { askClosingCommand, keepAccountCommand } from './commands/close-account';
export { askExportCommand, downloadExportCommand } from './commands/export-data';
export { setConsentCommand } from './commands/set-consent';
export { privacyHolding } from './holding';
export { plugHoldings } from './holdings-plugged';
export { closeAccounts } from './jobs/close-accounts';
export { makeExports } from './jobs/make-exports';
export { mayContact } from './may-contact';
export { type ConsentBook, consentBook, ownExports } from './queries';
export { type ConsentSaid, recordConsents } from './record-consents';
export { privacySection } from './settings';
export { openClosing } from './store/closings';
export { membersWithout } from './store/consents';
export { sweepExports } from './store/exports';
