/** The key by which the reward of a task is given once in a period (4.F). */
export const giftKey = (task: string, period: string): string => `task:${task}:${period}`;
