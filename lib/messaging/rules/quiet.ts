/** Hours of the program's clock in which nothing asks for attention: from is in, to is out; across midnight too. */
export type QuietHours = { readonly from: number; readonly to: number };

/** Whether it is quiet at an hour (4.J.6). */
export const isQuiet = (hours: QuietHours | null, hour: number): boolean =>
  hours !== null &&
  (hours.from < hours.to ? hour >= hours.from && hour < hours.to : hour >= hours.from || hour < hours.to);
