import 'server-only';

export { type IssuedPass, issuePass } from './issue-pass';
export { presentPass } from './present-pass';
export { sweepPassUses } from './store/passes';
