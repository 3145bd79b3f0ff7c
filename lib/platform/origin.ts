import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';

/**
 * Refuses a write whose Origin is missing or not ours (ASVS 3.5.1): cookies travel with what other sites send, their
 * origin cannot be forged.
 */
export function requireOwnOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  if (origin === null || !isOwn(origin, headers)) throw new Refusal('foreign_origin', {}, 403);
}

function isOwn(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  const configured = process.env.AUTH_URL;
  if (configured !== undefined && URL.canParse(configured) && new URL(configured).origin === given.origin) return true;
  // A page of another site cannot set these; behind a proxy the first names the host that people typed.
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return host !== null && given.host === host;
}
