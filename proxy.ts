import { type NextRequest, NextResponse } from 'next/server';
import { LOCALE_COOKIE, localeOf, negotiateLocale } from '@/lib/kernel/locale';

const YEAR_SECONDS = 31_536_000;

// The one inline style that React writes itself: around a piece of an <svg> that is streamed after the rest of it.
const DISPLAY_NONE = "'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='";

/** Gives every page its Content-Security-Policy with a fresh nonce, and a first visitor a language. Never decides who may see what. */
export function proxy(request: NextRequest): NextResponse {
  const chosen = localeOf(request.cookies.get(LOCALE_COOKIE)?.value);
  const locale = chosen ?? negotiateLocale(request.headers.get('accept-language'));
  // The page of this very request reads the cookie too, so it is set on the way in as well.
  if (chosen === null) request.cookies.set(LOCALE_COOKIE, locale);

  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  if (chosen === null) {
    response.cookies.set(LOCALE_COOKIE, locale, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
  }
  return response;
}

export const config = {
  matcher: [
    '/((?!api/|_next/static|_next/image|favicon.ico|icon.svg|apple-icon|manifest.webmanifest|sw.js|.*\\.(?:svg|png|wasm|txt)$).*)',
  ],
};

function contentSecurityPolicy(nonce: string): string {
  // The development server evaluates code to draw its error overlay and injects styles; production does neither.
  const dev = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    ...(dev ? [] : [`style-src-attr 'unsafe-hashes' ${DISPLAY_NONE}`]),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
