import 'server-only';

export { type FailureView, failureList } from './queries';
