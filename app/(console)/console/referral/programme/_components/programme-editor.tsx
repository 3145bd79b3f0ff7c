'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Edited } from '@/components/editing/edited';
import { EditingProvider, NumberAt, useValue } from '@/components/editing/fields';
import { type RewardChoices, RewardsEditor, type WrittenReward } from '@/components/rewards/rewards-editor';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FormErrors } from '@/components/ui/form-errors';
import { Switch } from '@/components/ui/switch';
import { showToast } from '@/components/ui/toast-store';
import { publishProgramme } from '@/lib/referral/actions';
import { BoostRulesSchema, ReferralRulesSchema } from '@/lib/referral/schema';
import { rewardsSchema } from '@/lib/rewards/schema';
import { NoteDialog } from '../../../_components/note-dialog';
import { useActOf } from '../../../_components/use-act-of';

type Programme = 'referral' | 'boost';
type Field = { readonly at: string; readonly as?: 'money'; readonly isOptional?: boolean };

const FIELDS: Readonly<Record<Programme, readonly Field[]>> = {
  referral: [
    { at: 'minAmount', as: 'money' },
    { at: 'windowDays' },
    { at: 'orderWithinDays' },
    { at: 'afterCompletionDays' },
    { at: 'afterPaymentDays' },
    { at: 'perMonth', isOptional: true },
  ],
  boost: [{ at: 'wanted' }, { at: 'hours' }, { at: 'perMonth' }, { at: 'helpsPerDay' }],
};
const REWARDS = { referral: ['inviter', 'friend'], boost: ['owner', 'helper'] } as const;
const SCHEMAS = { referral: ReferralRulesSchema, boost: BoostRulesSchema };

/** What is wrong with rules as they are written: by the programme's schema, and each reward by its kind. */
function problemsOf(programme: Programme, edited: Edited) {
  const read = SCHEMAS[programme].safeParse(edited);
  const rules = (read.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }));
  const rewards = REWARDS[programme].flatMap((side) =>
    rewardsSchema.safeParse(edited[side]).success ? [] : [{ path: side, message: 'reward_wrong' }],
  );
  return [...rules, ...rewards];
}

/** Writes the next version of a programme, and publishes it with a note; what was promised before stays as it was (4.M). */
export function ProgrammeEditor({
  programme,
  basedOn,
  begin,
  zone,
  rewards,
}: {
  readonly programme: Programme;
  readonly basedOn: number;
  readonly begin: Edited;
  readonly zone: string;
  readonly rewards: RewardChoices;
}) {
  const t = useTranslations('referral');
  const router = useRouter();
  const { run, pending, trouble } = useActOf('referral');
  const [edited, setEdited] = useState<Edited>(begin);
  const problems = problemsOf(programme, edited);
  const sayProblem = (message: string) => (t.has(`trouble.${message}`) ? t(`trouble.${message}`) : t('trouble.wrong'));
  const shown = problems.filter(({ message }) => t.has(`trouble.${message}`));
  const publish = (note: string, close: () => void) =>
    run(
      () => publishProgramme({ programme, rules: edited, basedOn, note } as never),
      ({ version }) => {
        showToast({ tone: 'success', title: t('programme.published', { version }) });
        close();
        router.refresh();
      },
    );
  return (
    <EditingProvider value={{ edited, change: setEdited, problems, sayProblem, zone }}>
      <Card>
        <div className="grid gap-5 p-4">
          <IsOpen label={t(`field.${programme}Open`)} detail={t('field.openDetail')} />
          <div className="grid items-start gap-4 sm:grid-cols-2">
            {FIELDS[programme].map(({ at, ...more }) => (
              <NumberAt
                key={at}
                at={at}
                label={t(`field.${programme}_${at}` as 'field.referral_minAmount')}
                help={t(`help.${programme}_${at}` as 'help.referral_minAmount')}
                {...more}
              />
            ))}
          </div>
          {REWARDS[programme].map((side) => (
            <Rewards key={side} at={side} label={t(`field.${side}`)} choices={rewards} />
          ))}
          <FormErrors
            errors={[...new Set(shown.map(({ message }) => sayProblem(message)))].map((message) => ({ message }))}
          />
          <div className="flex justify-end">
            <NoteDialog
              trigger={(props) => (
                <Button variant="primary" disabled={edited === begin || problems.length > 0} {...props}>
                  {t('programme.publish')}…
                </Button>
              )}
              title={t(`programme.publish_${programme}`)}
              description={t('programme.publishNote')}
              act={t('programme.publish')}
              trouble={trouble}
              pending={pending}
              onAct={publish}
            />
          </div>
        </div>
      </Card>
    </EditingProvider>
  );
}

function IsOpen({ label, detail }: { readonly label: string; readonly detail: string }) {
  const { value, set } = useValue('isOpen');
  return <Switch label={label} detail={detail} checked={value === true} onCheckedChange={set} />;
}

function Rewards({
  at,
  label,
  choices,
}: {
  readonly at: string;
  readonly label: string;
  readonly choices: RewardChoices;
}) {
  const { value, set } = useValue(at);
  const written = (Array.isArray(value) ? value : []) as readonly WrittenReward[];
  return <RewardsEditor label={label} value={written} onChange={set} choices={choices} />;
}
