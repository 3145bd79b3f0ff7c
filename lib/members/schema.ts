import { z } from 'zod';
import { CalendarDate, Instant } from '@/lib/kernel/instant';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What a till, shop or page says of somebody to enrol (S0-1.1). Without an identifier the member is new every time. */
export const EnrolMemberInput = z.object({
  externalId: text(128).nullish(),
  mobile: text(32).nullish(),
  email: z.email().max(254).nullish(),
  name: text(80).nullish(),
  gender: z.enum(['female', 'male', 'other', 'unknown']).nullish(),
  birthday: CalendarDate.nullish(),
  region: text(80).nullish(),
  registeredAt: Instant.nullish(),
  /** When a guardian agreed: needed of whoever is under fourteen by the birthday (4.K). */
  guardianConsentAt: Instant.nullish(),
  channel: text(40).nullish(),
  storeCode: text(40).nullish(),
  inviterCode: text(40).nullish(),
  kind: z.enum(['person', 'enterprise']).nullish(),
});

/** What is said of somebody to enrol. */
export type EnrolMember = z.output<typeof EnrolMemberInput>;
