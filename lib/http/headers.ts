// What every response carries. These are plain functions of plain values, so that the proxy, the server in front of Next
// and the tests all speak of the same thing.

/** Features this site never uses. Copying a link and sharing are the two that it does; the latter is allowed by default. */
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
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "sync-xhr",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const PERMISSIONS = [...DENIED_FEATURES.map((feature) => `${feature}=()`), "clipboard-write=(self)"].join(", ");

// Two years, the least that browsers' preload lists ask for.
const HSTS_SECONDS = 63_072_000;

/** Headers of every response, before what is said about its content. */
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
  /** Of the one response. Without it the page has no inline script at all. */
  nonce?: string;
  siteUrl: string;
  /** Development rebuilds functions from text and puts styles inline; nothing else may. */
  development?: boolean;
};

/** The policy of a page: its own files, and of inline scripts only those with this response's nonce. */
export function pagePolicy({ nonce, siteUrl, development = false }: PagePolicyOptions): string {
  return written({
    "default-src": ["'none'"],
    "script-src": ["'self'", ...(nonce ? [`'nonce-${nonce}'`] : []), ...(development ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    ...common,
    ...(siteUrl.startsWith("https:") ? { "upgrade-insecure-requests": [] } : {}),
  });
}

// Pages made of content change only with a new build; five minutes is how long an old one may be seen after that.
const CONTENT_CACHE = "public, max-age=300, stale-while-revalidate=86400";

/** The headers of a page made of content: it has no inline script and no cookie, and any cache may keep it. */
export function contentPageHeaders({ siteUrl }: { siteUrl: string }): Record<string, string> {
  return {
    ...baseHeaders({ siteUrl }),
    "content-security-policy": pagePolicy({ siteUrl }),
    "cache-control": CONTENT_CACHE,
  };
}

/** The policy of everything that is not a page of ours: JSON, files, redirects. Opened by itself it may do nothing. */
export function filePolicy(): string {
  return written({ "default-src": ["'none'"], ...common });
}

/** The policy of the plain pages that need no script: one stylesheet of our own. */
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
