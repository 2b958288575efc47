// The headers of every response. These are pure functions, so that the proxy, the server in front of Next and the tests
// share them.

/** Browser features that this site never uses. It uses copying, passkeys and sharing; the last is allowed by default. */
const DENIED_FEATURES = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "sync-xhr",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const OWN_FEATURES = ["clipboard-write", "publickey-credentials-create", "publickey-credentials-get"];

const PERMISSIONS = [
  ...DENIED_FEATURES.map((feature) => `${feature}=()`),
  ...OWN_FEATURES.map((feature) => `${feature}=(self)`),
].join(", ");

// Two years, the minimum for the preload lists of browsers.
const HSTS_SECONDS = 63_072_000;

/** The headers of every response, without those about its content. */
export function baseHeaders({ siteUrl }: { siteUrl: string }): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-permitted-cross-domain-policies": "none",
    "x-dns-prefetch-control": "off",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": PERMISSIONS,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    ...(siteUrl.startsWith("https:")
      ? { "strict-transport-security": `max-age=${HSTS_SECONDS}; includeSubDomains` }
      : {}),
  };
}

type PagePolicyOptions = {
  /** The nonce of this response. Without it the page has no inline script. */
  nonce?: string;
  siteUrl: string;
  /** Whether it may show other responses of ours in frames, as the console does with emails. */
  frames?: boolean;
  /** `next dev` uses eval and inline styles. Production allows neither. */
  development?: boolean;
};

/** The policy of a page: our own files, and inline scripts only with the nonce of this response. */
export function pagePolicy({ nonce, siteUrl, frames = false, development = false }: PagePolicyOptions): string {
  return written({
    "default-src": ["'none'"],
    "script-src": ["'self'", ...(nonce ? [`'nonce-${nonce}'`] : []), ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    ...(frames ? { "frame-src": ["'self'"] } : {}),
    ...common,
    ...(siteUrl.startsWith("https:") ? { "upgrade-insecure-requests": [] } : {}),
  });
}

// Pages of content change only with a new build. After one, caches may serve an old page for five minutes.
const CONTENT_CACHE = "public, max-age=300, stale-while-revalidate=86400";

/** The headers of a page of content: it has no inline script and no cookie, and any cache may keep it. */
export function contentPageHeaders({ siteUrl }: { siteUrl: string }): Record<string, string> {
  return {
    ...baseHeaders({ siteUrl }),
    "content-security-policy": pagePolicy({ siteUrl }),
    "cache-control": CONTENT_CACHE,
  };
}

/**
 * The policy of a page that only these websites may show in a frame; none may where there are none. It has no script at all. The
 * origins are those of lib/partners/schema.ts, which cannot end a directive.
 */
export function framePolicy({ siteUrl, origins }: { siteUrl: string; origins: string[] }): string {
  return written({
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    ...common,
    ...(origins.length > 0 ? { "frame-ancestors": origins } : {}),
    ...(siteUrl.startsWith("https:") ? { "upgrade-insecure-requests": [] } : {}),
  });
}

/** The policy of everything that is not a page: JSON, files, redirects. Opened in a browser, it may load nothing. */
export function filePolicy(): string {
  return written({ "default-src": ["'none'"], ...common });
}

/**
 * What an email has that is shown in a frame of the console: it may style itself, run no script, load and send nothing, and be
 * framed by this site alone.
 */
export function emailPreviewHeaders(): Record<string, string> {
  const policy = {
    ...common,
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "form-action": ["'none'"],
  };
  return {
    "content-security-policy": written({ "default-src": ["'none'"], ...policy, sandbox: [] }),
    "x-frame-options": "SAMEORIGIN",
  };
}

/** The policy of the plain pages: one stylesheet of ours, and no script. */
export function plainPagePolicy(): string {
  return written({ "default-src": ["'none'"], "style-src": ["'self'"], ...common });
}

const common = {
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

function written(policy: Record<string, string[]>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
}
