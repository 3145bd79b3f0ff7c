/** What a member may be asked: for what, over what, and what counts until he says something. */
export const CHOICES = [
  // Advertising that leaves the portal needs a word before (4.K); what waits in the portal disturbs nobody.
  { purpose: 'marketing', channel: 'sms', unasked: false },
  { purpose: 'marketing', channel: 'email', unasked: false },
  { purpose: 'marketing', channel: 'wechat', unasked: false },
  { purpose: 'marketing', channel: 'push', unasked: false },
  { purpose: 'marketing', channel: 'inbox', unasked: true },
  { purpose: 'research', channel: 'sms', unasked: false },
  { purpose: 'research', channel: 'inbox', unasked: true },
  { purpose: 'personalisation', channel: 'portal', unasked: true },
] as const;

/** The purpose of the line that says which version of the policy was accepted; its channel is where that was. */
export const POLICY = 'policy';

/** One question: for what, over what. */
export type Choice = (typeof CHOICES)[number];

/** For what somebody may be contacted or his data used; messages about his own orders and account need no consent. */
export type Purpose = Choice['purpose'] | 'service';

/** Over what. */
export type Channel = Choice['channel'];

/** The codes of purposes and channels, for schemas and pages. */
export const PURPOSES = ['marketing', 'research', 'personalisation'] as const satisfies readonly Choice['purpose'][];
export const CHANNELS = ['sms', 'email', 'wechat', 'push', 'inbox', 'portal'] as const satisfies readonly Channel[];

/** The choice that a purpose and channel name, or undefined: what was never asked about may not be done. */
export const choiceOf = (purpose: string, channel: string): Choice | undefined =>
  CHOICES.find((choice) => choice.purpose === purpose && choice.channel === channel);
