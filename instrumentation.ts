/** Plugs the doors into the platform when Next starts by itself, without `server.ts`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('@/lib/wiring');
}
