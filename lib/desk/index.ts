import 'server-only';

export { type IssuedPass, issuePass } from './issue-pass';
export { presentPass } from './present-pass';
export { lastPassUse, sweepPassUses } from './store/passes';
