import { getTranslations } from 'next-intl/server';
import { MemberTimeline } from '@/components/timeline/member-timeline';
import type { Names } from '@/components/timeline/use-words';
import { Card } from '@/components/ui/card';
import { NoPermission } from '@/components/ui/no-permission';
import type { Actor } from '@/lib/kernel/actor';
import { ask } from '@/lib/platform/route';
import { memberTimeline } from '@/lib/timeline';
import { AskFor } from '../../../../_components/ask-for';
import { AuditTab } from './audit-tab';
import { BenefitsTab } from './benefits-tab';
import { CouponsTab } from './coupons-tab';
import { LevelsTab } from './levels-tab';
import { MessagesTab } from './messages-tab';
import { OrdersTab } from './orders-tab';
import { Overview } from './overview';
import { PassbookTab } from './passbook-tab';
import { PrivacyTab } from './privacy-tab';
import type { MemberFile } from './read-member';
import { SegmentsTab } from './segments-tab';
import { lackedFor, type Tab } from './tabs';

/** What one tab shows; nothing is read for a tab that its reader may not open. */
export async function TabPanel(given: {
  readonly tab: Tab;
  readonly actor: Actor;
  readonly file: MemberFile;
  readonly names: Names;
  readonly cursor: string | undefined;
  readonly kinds: string | undefined;
}) {
  const { tab, actor, file, names, cursor, kinds } = given;
  const lacked = lackedFor(tab, actor);
  if (lacked !== null) {
    const t = await getTranslations('members');
    return (
      <Card>
        <NoPermission
          what={t(`tab.${tab}`)}
          who={t('administrator')}
          actions={<AskFor subject={{ permission: lacked }} />}
        />
      </Card>
    );
  }
  switch (tab) {
    case 'overview':
      return <Overview actor={actor} file={file} names={names} />;
    case 'timeline':
      return <TimelineTab file={file} names={names} kinds={kinds ?? ''} />;
    case 'points':
    case 'growth':
      return <PassbookTab asset={tab} file={file} names={names} cursor={cursor} />;
    case 'levels':
      return <LevelsTab file={file} names={names} />;
    case 'coupons':
      return <CouponsTab actor={actor} file={file} names={names} cursor={cursor} />;
    case 'benefits':
      return <BenefitsTab actor={actor} file={file} />;
    case 'orders':
      return <OrdersTab file={file} names={names} cursor={cursor} />;
    case 'messages':
      return <MessagesTab actor={actor} file={file} names={names} cursor={cursor} />;
    case 'segments':
      return <SegmentsTab file={file} names={names} />;
    case 'decisions':
      return <TimelineTab file={file} names={names} kinds="decision" isFixed />;
    case 'privacy':
      return <PrivacyTab actor={actor} file={file} names={names} />;
    case 'audit':
      return <AuditTab file={file} names={names} cursor={cursor} />;
  }
}

async function TimelineTab({
  file,
  names,
  kinds,
  isFixed = false,
}: {
  readonly file: MemberFile;
  readonly names: Names;
  readonly kinds: string;
  readonly isFixed?: boolean;
}) {
  const first = await ask(memberTimeline, { memberId: file.id, ...(kinds === '' ? {} : { kinds }) });
  return (
    <Card inset>
      <MemberTimeline memberId={file.id} first={first} firstKinds={kinds} isFixed={isFixed} names={names} />
    </Card>
  );
}
