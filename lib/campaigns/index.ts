import 'server-only';

export { campaignApproval } from './approval';
export { campaignAsWritten, type WrittenCampaign } from './as-written';
export { campaignAudiences } from './audiences';
export { saveCampaignDraftCommand } from './commands/drafts';
export { noteCampaignCommand } from './commands/notes';
export { stopOnBudget, superviseCampaigns } from './commands/stop-by-rule';
export { submitCampaignCommand } from './commands/submit';
export { SPLIT_BY } from './count-campaign';
export { workCampaigns } from './jobs/work';
export { giveOnEntry } from './listen';
export { publishedParts } from './load-parts';
export { campaignMonitor, campaignRows, type DrilledRow, type Monitor } from './monitor';
export { type MemberCampaign, memberCampaign, memberCampaigns, type OwnCampaign } from './of-member';
export type { Mine } from './participation';
export { type PlayCard, type PlayLack, playCard, playCodes, playSegment } from './plays';
export {
  type CampaignListed,
  type CampaignPace,
  type CampaignPage,
  campaignPage,
  campaignShelf,
  campaignsUnderWay,
  partChoices,
} from './queries';
export { campaignReview, freezeReviews, type Review, type ReviewTold } from './review';
export { plugTrials } from './trials-plugged';
