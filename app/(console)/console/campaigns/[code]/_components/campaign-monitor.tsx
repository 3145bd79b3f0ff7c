import { readCampaign } from '../../_reading/read-campaign';
import { splitNames } from '../../_reading/split-names';
import { CampaignFrame } from './campaign-frame';
import { MonitorBoard } from './monitor-board';

/** The live numbers of one campaign. */
export async function CampaignMonitor({ code }: { readonly code: string }) {
  const [page, names] = await Promise.all([readCampaign(code), splitNames()]);
  return (
    <CampaignFrame page={page} current="monitor">
      <MonitorBoard code={code} names={names} />
    </CampaignFrame>
  );
}
