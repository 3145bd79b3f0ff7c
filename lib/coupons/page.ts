import 'server-only';
import { z } from 'zod';
import { requireId } from '@/lib/kernel/id';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { type BatchView, batchView } from './queries';
import { type JobRow, jobsOfBatch, refusalsOf } from './store/jobs';
import { endedUnmarked } from './store/marks';
import { type CouponDraft, draftOf, type VersionRow, versionsOf } from './store/versions';

/** A job as the console lists it: never the seed of its codes, only whether it is still there. */
export type ListedJob = Omit<JobRow, 'seed' | 'cursor'> & {
  readonly hasCodes: boolean;
  readonly refusals: readonly { readonly refusal: string; readonly members: number }[];
};

/** Everything about one batch for the console. */
export type BatchPage = BatchView & {
  readonly zone: string;
  /** Copies that have ended and are not marked yet: they are expired all the same. */
  readonly ended: number;
  readonly versions: readonly VersionRow[];
  readonly draft: CouponDraft | null;
  readonly jobs: readonly ListedJob[];
};

/** One batch with its numbers, versions, draft and jobs. */
export const couponBatchPage = query({
  can: 'coupons.read',
  input: z.object({ batch: z.string().max(64) }),
  async run({ db, now }, { batch }): Promise<BatchPage> {
    const id = requireId('couponBatch', batch);
    const [view, ended, versions, draft, jobs, { zone }] = await Promise.all([
      batchView(db, id),
      endedUnmarked(db, id, now),
      versionsOf(db, id),
      draftOf(db, id),
      jobsOfBatch(db, id),
      program(db),
    ]);
    const listed = jobs.map(async ({ seed, cursor: _, ...job }): Promise<ListedJob> => {
      const refusals = job.refused > 0 && job.kind === 'give' ? await refusalsOf(db, job.id) : [];
      return { ...job, hasCodes: seed !== null && job.given > 0, refusals };
    });
    return { ...view, zone, ended, versions, draft, jobs: await Promise.all(listed) };
  },
});
