import 'server-only';

export { type Decision, decisionsAbout, decisionsBefore, decisionsById, decisionsOf, recordDecisions } from './store';
