'use server';
import { action } from '@/lib/platform/action';
import { hideReviewCommand } from './commands/hide';
import { deleteReviewCommand, writeReviewCommand } from './commands/own';
import { shareCommand } from './commands/share';

export const writeReview = action(writeReviewCommand);
export const deleteReview = action(deleteReviewCommand);
export const shareThing = action(shareCommand);
export const hideReview = action(hideReviewCommand);
