import { registry } from '@/lib/kernel/registry';
import type { CampaignKind } from './kind';
import * as kinds from './kinds';

/** The types of campaigns that are known. */
export const campaignKinds = registry<CampaignKind>(kinds);
