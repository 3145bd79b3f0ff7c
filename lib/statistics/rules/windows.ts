/** The windows in which purchases are summed, in local days with the present one. */
export const WINDOWS = [7, 30, 60, 90, 180, 365] as const;

/** One of the windows. */
export type Window = (typeof WINDOWS)[number];

/** Whether a number of days is a window that is kept. */
export const isWindow = (days: number): days is Window => (WINDOWS as readonly number[]).includes(days);
