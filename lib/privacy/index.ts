import 'server-only';

export { setConsentCommand } from './commands/set-consent';
export { mayContact } from './may-contact';
export { type ConsentBook, consentBook } from './queries';
export { type ConsentSaid, recordConsents } from './record-consents';
export { privacySection } from './settings';
