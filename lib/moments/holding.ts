import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he was shown, which goes when he closes his account (4.K). */
export const momentsHolding = holding({ code: 'moments', tables: [ownRows('MemberMoment', { erased: 'rows' })] });
