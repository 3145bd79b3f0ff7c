const PREFIX = 'exchange:';

/** How a use that exchanged is named. */
export const exchangeSource = (key: string): string => `${PREFIX}${key}`;

/** Whether a use of that name exchanged something. */
export const isExchange = (source: string): boolean => source.startsWith(PREFIX);

/** By what a member called it. */
export const exchangeKey = (source: string): string => source.slice(PREFIX.length);

/** What points are spent on, once for each exchange of a grant. */
export const spentOn = (grantId: string, source: string) => ({ type: 'benefit_exchange', id: `${grantId}:${source}` });
