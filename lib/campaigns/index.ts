import 'server-only';

export { campaignApproval } from './approval';
export { campaignAudiences } from './audiences';
export { workCampaigns } from './jobs/work';
export { type MemberCampaign, memberCampaign, memberCampaigns, type OwnCampaign } from './of-member';
export type { Mine } from './participation';
export { type CampaignListed, type CampaignPage, campaignPage, campaignShelf, partChoices } from './queries';
