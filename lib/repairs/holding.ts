import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const repairsHolding = holding({ code: 'repairs', tables: [ownRows('RepairMember')] });
