import { Suspense } from 'react';
import { readCampaign } from '../../_reading/read-campaign';
import { CampaignFrame } from './campaign-frame';
import { RowsTable } from './rows-table';

/** The rows behind the numbers of one campaign. */
export async function CampaignRows({ code }: { readonly code: string }) {
  const page = await readCampaign(code);
  return (
    <CampaignFrame page={page} current="rows">
      <Suspense>
        <RowsTable code={code} zone={page.zone} />
      </Suspense>
    </CampaignFrame>
  );
}
