import { Bell, CalendarCheck, PencilLine, Ticket } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { MemberTop } from '@/components/shell/member-top';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Why } from '@/components/ui/collapse';
import { IconButton } from '@/components/ui/icon-button';
import { List, ListRow } from '@/components/ui/list';
import { MetalCard } from '@/components/ui/metal-card';
import { Ring } from '@/components/ui/ring';
import { SectionTitle } from '@/components/ui/section';
import { Stat, Stats } from '@/components/ui/stat';
import { Track } from '@/components/ui/track';

/** A member page composed of the primitives, to judge them together. */
export function MemberPart() {
  const t = useTranslations('design.member');
  const accent = (words: React.ReactNode) => <b className="font-bold text-accent">{words}</b>;
  return (
    <div className="mx-auto max-w-[398px]">
      <MemberTop
        eyebrow={t('shop')}
        title={t('hello')}
        action={<IconButton label={t('bell')} icon={<Bell />} bordered round tip="left" />}
      />
      <MetalCard
        metal="gold"
        mark={t('rank')}
        title={t('level')}
        note={t('valid')}
        ring={
          <Ring value={1246} max={2000} metal="gold" label={t('ring')}>
            <span className="text-[19px] font-bold">1,246</span>
            <span className="text-[10px] text-muted">{t('growth')}</span>
          </Ring>
        }
      >
        <p>{t.rich('next', { b: accent })}</p>
        <Track name={t('spent')} reading="¥1,246 / 2,000" label={t('spent')} value={1246} max={2000} metal="gold" />
        <Track name={t('orders')} reading="4 / 6" label={t('orders')} value={4} max={6} metal="gold" />
      </MetalCard>
      <Stats label={t('assets')} className="mt-3">
        <Stat value="1,280" name={t('points')} remark={t('pointsNote')} tone="warning" />
        <Stat value="6" name={t('coupons')} remark={t('couponsNote')} tone="warning" />
        <Stat value="¥386" name={t('saved')} remark={t('savedNote')} />
      </Stats>
      <SectionTitle className="mt-6">{t('now')}</SectionTitle>
      <List>
        <ListRow
          icon={<CalendarCheck />}
          title={t('checkIn')}
          detail={t('checkInNote')}
          trail={
            <Button variant="primary" size="sm">
              {t('checkInAct')}
            </Button>
          }
        />
        <ListRow
          icon={<Ticket />}
          title={t('gift')}
          detail={t('giftNote')}
          trail={
            <Button variant="primary" size="sm">
              {t('giftAct')}
            </Button>
          }
        />
        <ListRow
          icon={<PencilLine />}
          title={t('review')}
          detail={t('reviewNote')}
          trail={
            <Button variant="outline" size="sm">
              {t('reviewAct')}
            </Button>
          }
        />
      </List>
      <Card tint className="mt-4 px-[18px] py-4">
        <h3 className="text-base">{t('day')}</h3>
        <p className="text-xs text-muted">{t('dayNote')}</p>
        <Why question={t('why')} className="mt-1">
          {t('because')}
        </Why>
      </Card>
    </div>
  );
}
