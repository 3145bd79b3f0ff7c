/** What each state of a job means, for its pill. */
export const JOB_MEANINGS = {
  waiting: 'waiting',
  running: 'running',
  done: 'ok',
  cancelled: 'stopped',
  failed: 'failed',
} as const;
