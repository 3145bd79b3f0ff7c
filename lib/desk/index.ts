import 'server-only';

export { deskHolding } from './holding';
export { type IssuedPass, issuePass } from './issue-pass';
export { presentPass } from './present-pass';
export { type Recognised, recognisedIn } from './recognised';
export { deskShift } from './shift';
export { lastPassUse, sweepPassUses } from './store/passes';
