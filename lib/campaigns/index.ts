import 'server-only';

export { campaignApproval } from './approval';
export { workCampaigns } from './jobs/work';
export { type MemberCampaign, memberCampaign, memberCampaigns } from './of-member';
export type { PartFacts } from './parts/part';
export { type CampaignListed, type CampaignPage, campaignPage, campaignShelf, partChoices } from './queries';
