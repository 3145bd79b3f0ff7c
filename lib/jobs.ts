import type { Task } from 'graphile-worker';

/** What the worker can do, by name. */
export const tasks: Record<string, Task> = {};

/** When the worker does something by itself, in crontab syntax and UTC. */
export const crons = '';
