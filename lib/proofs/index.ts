import 'server-only';

export { proveBooksCommand } from './commands/prove-books';
export { lastProofResult, type ProofResult } from './queries';
