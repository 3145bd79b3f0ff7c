/** A way to bring a one-time code to a mobile. `shown` is what a demonstration page may show instead of a phone. */
export type SmsChannel = {
  readonly code: string;
  readonly sendCode: (mobile: string, code: string) => Promise<{ readonly shown: string | null }>;
};
