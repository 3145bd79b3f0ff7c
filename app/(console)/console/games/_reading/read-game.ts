import 'server-only';
import { notFound } from 'next/navigation';
import { type GamePage, gamePage } from '@/lib/games';
import { isRefusal } from '@/lib/kernel/refusal';
import { isInvalidInput } from '@/lib/platform/command';
import { ask } from '@/lib/platform/route';

/** One game with everything about it; a code that nobody knows is no page. */
export async function readGame(code: string): Promise<GamePage> {
  try {
    return await ask(gamePage, { code });
  } catch (error) {
    if ((isRefusal(error) && error.status === 404) || isInvalidInput(error)) notFound();
    throw error;
  }
}
