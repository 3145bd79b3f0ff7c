import 'server-only';
import { headers } from 'next/headers';

/** The address under which people reach this program, without a slash at its end: for links that are passed on. */
export async function ownAddress(): Promise<string> {
  const configured = process.env.AUTH_URL;
  if (configured !== undefined && URL.canParse(configured)) return new URL(configured).origin;
  const given = await headers();
  const host = given.get('x-forwarded-host') ?? given.get('host') ?? 'localhost';
  return `${given.get('x-forwarded-proto') ?? 'http'}://${host}`;
}
