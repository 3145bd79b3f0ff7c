import { Gift } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { RewardList } from '@/components/rewards/reward-list';
import { ClientTexts } from '@/components/shell/client-texts';
import { Card } from '@/components/ui/card';
import { IconPlate } from '@/components/ui/list';
import type { RewardLine } from '@/lib/rewards/rules/describe';

/** Who invites, by his masked name, and what his friend gets after the first order. */
export async function InviterGreeting({
  name,
  rewards,
}: {
  readonly name: string | null;
  readonly rewards: readonly RewardLine[];
}) {
  const t = await getTranslations('invite.greeting');
  return (
    <Card inset tint className="mt-5">
      <div className="flex items-start gap-3">
        <IconPlate>
          <Gift />
        </IconPlate>
        <div className="min-w-0">
          <p className="font-medium">{name === null ? t('titleUnnamed') : t('title', { name })}</p>
          {rewards.length === 0 ? null : (
            <p className="mt-0.5 text-dense text-muted">
              {t('reward')}
              <ClientTexts namespaces={['rewards']}>
                <RewardList inline lines={rewards} />
              </ClientTexts>
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}
