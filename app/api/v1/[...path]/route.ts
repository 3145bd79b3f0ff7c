import { connection } from 'next/server';
import { handleWeb } from '@/lib/api/web';

/** The integration API where no bare listener answers before Next (API_LISTENER=off, or another host). */
async function answer(request: Request): Promise<Response> {
  await connection();
  return handleWeb(request);
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
