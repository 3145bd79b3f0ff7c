import 'server-only';
import { apiKeyActor, staffActor } from '@/lib/access';
import { plugApprovalKinds } from '@/lib/approvals';
import { writeAudit } from '@/lib/audit';
import { plugTrials } from '@/lib/campaigns';
import { writeWithheld } from '@/lib/decisions';
import { registry } from '@/lib/kernel/registry';
import type { SettingSection } from '@/lib/kernel/setting-section';
import { storesInSight } from '@/lib/members';
import { plug } from '@/lib/platform/ports';
import { plugHoldings } from '@/lib/privacy';
import { wasCampaignTried } from '@/lib/rehearsals';
import { plugAttributes, plugSegmentUsers, type SegmentUser } from '@/lib/segments';
import { plugSettingSections } from '@/lib/settings';
import * as approvalKinds from './approval-kinds';
import * as holdings from './holdings';
import * as segmentAttributes from './segment-attributes';
import * as segmentUsers from './segment-users';
import * as settingSections from './setting-sections';

// Import this module for its effect, wherever a process starts or a mount lives: it plugs the doors that the platform
// asks about permissions, keys and the audit trail, and knows by no other way.
plug({ writeAudit, writeWithheld, apiKey: apiKeyActor, staffActor, storesInSight });
plugApprovalKinds(registry(approvalKinds));
plugHoldings(registry(holdings));
plugSettingSections(registry<SettingSection>(settingSections));
plugAttributes(segmentAttributes);
plugSegmentUsers(registry<SegmentUser>(segmentUsers));
plugTrials(wasCampaignTried);
