import { getTranslations } from 'next-intl/server';
import { PointsSlider } from '@/components/shop/points-slider';
import { Card } from '@/components/ui/card';
import { Section } from '@/components/ui/section';
import { formatNumber } from '@/lib/kernel/format';
import type { Tender } from '@/lib/kernel/tender';
import { pointsSettings } from '@/lib/points';
import { currentProgram } from '../../../_reading/member';

/** Points as tender: how many, what they pay, and what holds them down (4.A.8). */
export async function CartPoints({
  tender,
  coupons,
}: {
  readonly tender: Tender;
  readonly coupons: readonly string[];
}) {
  const [t, program] = await Promise.all([getTranslations('shop'), currentProgram()]);
  const { step, worth } = pointsSettings(program).tender;
  return (
    <Section id="points" title={t('points')}>
      <Card inset>
        <PointsSlider used={tender.points} max={tender.pointsMax} step={step} worth={worth} coupons={coupons} />
        {tender.limits.map(({ code, points }) => (
          <p key={code} className="text-xs text-muted">
            {t(`tender.${code}`, { points: formatNumber(points) })}
          </p>
        ))}
      </Card>
    </Section>
  );
}
