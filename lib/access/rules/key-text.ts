const PREFIX_LENGTH = 16;
const KEY = /^rk_(live|test)_[A-Za-z0-9_-]{32}$/;

/** Whether the text has the form of an API key; what has not is refused without asking the database. */
export const isKeyText = (text: string): boolean => KEY.test(text);

/** The beginning of a key by which people recognise it in a list: `rk_live_AbCd1234`. */
export const keyPrefix = (text: string): string => text.slice(0, PREFIX_LENGTH);
