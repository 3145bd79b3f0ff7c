'use client';
import { Archive, OctagonX, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { showToast } from '@/components/ui/toast-store';
import { archiveCampaign, endCampaign, pauseCampaign, resumeCampaign, withdrawCampaign } from '@/lib/campaigns/actions';
import type { Act } from '@/lib/campaigns/rules/life';
import { UNUSED, type Unused } from '@/lib/campaigns/rules/terms';
import { NoteDialog } from '../../../_components/note-dialog';
import { useCampaignAct } from '../../_components/use-campaign-act';

const NOTED = { pause: pauseCampaign, resume: resumeCampaign, archive: archiveCampaign } as const;

const ICONS = {
  resume: <Play aria-hidden="true" />,
  archive: <Archive aria-hidden="true" />,
  pause: <OctagonX aria-hidden="true" />,
} as const;

/** What may be done with a campaign now: stop it at once, let it go on, end it, put it away, take its request back. */
export function CampaignActs({
  code,
  acts,
  unused: meant,
}: {
  readonly code: string;
  readonly acts: readonly Act[];
  readonly unused: Unused;
}) {
  const t = useTranslations('campaigns');
  const router = useRouter();
  const { run, pending, trouble } = useCampaignAct();
  const [unused, setUnused] = useState<Unused>(meant);
  const done = (close: () => void) => () => {
    showToast({ tone: 'success', title: t('act.done') });
    close();
    router.refresh();
  };
  return (
    <>
      {acts.includes('withdraw') ? (
        <Button
          pending={pending}
          onClick={() =>
            run(
              () => withdrawCampaign({ code }),
              done(() => undefined),
            )
          }
        >
          {t('act.withdraw')}
        </Button>
      ) : null}
      {(['resume', 'archive', 'pause'] as const)
        .filter((act) => acts.includes(act))
        .map((act) => (
          <NoteDialog
            key={act}
            trigger={(props) => (
              <Button variant={act === 'pause' ? 'danger-outline' : 'secondary'} icon={ICONS[act]} {...props}>
                {t(`act.${act}`)}
              </Button>
            )}
            title={t(`act.${act}`)}
            description={t(`act.${act}Note`)}
            act={t(`act.${act}`)}
            variant={act === 'pause' ? 'danger' : 'primary'}
            trouble={trouble}
            pending={pending}
            onAct={(note, close) => run<unknown>(() => NOTED[act]({ code, note }), done(close))}
          />
        ))}
      {acts.includes('end') ? (
        <NoteDialog
          trigger={(props) => <Button {...props}>{t('act.end')}</Button>}
          title={t('act.end')}
          description={t('act.endNote')}
          act={t('act.end')}
          variant="danger"
          trouble={trouble}
          pending={pending}
          onAct={(note, close) => run(() => endCampaign({ code, note, unused }), done(close))}
        >
          <RadioGroup
            label={t('field.unused')}
            name="unused"
            value={unused}
            onChange={setUnused}
            choices={UNUSED.map((value) => ({ value, label: t(`unused.${value}`) }))}
          />
        </NoteDialog>
      ) : null}
    </>
  );
}
