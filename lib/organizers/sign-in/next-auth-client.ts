import NextAuth, { type NextAuthOptions } from "next-auth";

import { env } from "../../env";
import { logError } from "../../log";
import { SECOND } from "../../time";
import { SESSION_MILLISECONDS_MAX, SIGN_IN_LINK_MILLISECONDS_MAX } from "../schema";
import { organizerAdapter } from "./adapter";
import { endSession, newToken, writeSignInEmail } from "./commands";
import { isSecure, sessionCookieName } from "./cookie";
import { signInLink } from "./link/rules";

function optionsAt(now: Date, browser: string | null): NextAuthOptions {
  const clock = () => now;
  return {
    secret: env.NEXTAUTH_SECRET,
    useSecureCookies: isSecure(),
    adapter: organizerAdapter(clock, browser),
    session: { strategy: "database", maxAge: SESSION_MILLISECONDS_MAX / SECOND, generateSessionToken: newToken },
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        server: "",
        from: "",
        options: {} as never,
        maxAge: SIGN_IN_LINK_MILLISECONDS_MAX / SECOND,
        generateVerificationToken: newToken,
        normalizeIdentifier: (email) => email.trim().toLowerCase(),
        sendVerificationRequest: ({ identifier, token }) =>
          writeSignInEmail({ email: identifier, ...signInLink(token) }, now),
      },
    ],
    callbacks: {
      // Signing in always redirects to the same page, so that nobody can choose the URL.
      redirect: () => `${env.SITE_URL}/console`,
    },
    logger: {
      error: (code, metadata) => logError("sign-in", errorOf(code, metadata)),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

const errorOf = (code: string, metadata: unknown): Error => {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | undefined)?.error;
  return error instanceof Error ? error : new Error(code);
};

interface AuthResponse {
  redirect: string | null;
  cookies: string[];
}

/** Requests a link. The response is the same for every email. */
export async function requestLink(email: string, now: Date): Promise<void> {
  await post(["signin", "email"], { body: { email } }, now);
}

/**
 * Signs in with the token of a link. Returns the cookie to set, or null where the link is used, expired or garbled. The session of the
 * cookie that it replaces ends. `browser` is as `browserOf` names it.
 */
export async function signInWithLink(
  token: string,
  cookie: string | undefined,
  now: Date,
  browser: string | null = null,
): Promise<string | null> {
  const request = { query: { token }, cookies: sessionCookie(cookie), browser };
  const { cookies } = await post(["callback", "email"], request, now);
  const begun = cookies.find((set) => isSessionCookie(set)) ?? null;
  if (begun && cookie) await endSession(cookie);
  return begun;
}

/** Signs out. Returns the cookie that deletes the session's cookie. */
export async function signOutWith(cookie: string, now: Date): Promise<string | null> {
  const { cookies } = await post(["signout"], { cookies: sessionCookie(cookie) }, now);
  return cookies.find((set) => isSessionCookie(set)) ?? null;
}

const isSessionCookie = (set: string) => set.startsWith(`${sessionCookieName()}=`);
const sessionCookie = (value: string | undefined): Record<string, string> =>
  value ? { [sessionCookieName()]: value } : {};

interface AuthRequest {
  body?: Record<string, string>;
  query?: Record<string, string>;
  cookies?: Record<string, string>;
  browser?: string | null;
}

// next-auth protects its forms with a token and a cookie. Ours are protected by their origin (origin.ts), which needs neither
// JavaScript nor a cookie before signing in. So the token and the cookie for next-auth are requested here.
async function post(path: string[], { body, query, cookies, browser }: AuthRequest, now: Date): Promise<AuthResponse> {
  const csrf = await callNextAuth("GET", ["csrf"], {}, now);
  const [pair = ""] = (csrf.cookies.find((set) => set.includes("csrf-token")) ?? "").split(";");
  const [name = "", value = ""] = pair.split("=");
  return callNextAuth(
    "POST",
    path,
    {
      query,
      body: { ...body, csrfToken: csrf.csrfToken ?? "" },
      cookies: { ...cookies, [name]: decodeURIComponent(value) },
      browser,
    },
    now,
  );
}

/** Sends one request to next-auth through its interface for API routes, and returns its response. */
async function callNextAuth(
  method: string,
  path: string[],
  { body, query, cookies, browser = null }: AuthRequest,
  now: Date,
): Promise<AuthResponse & { csrfToken?: string }> {
  const headers = new Map<string, string | string[]>();
  let sent: { csrfToken?: string } = {};
  const response = {
    status: () => response,
    setHeader(name: string, value: string | string[]) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    json(value: { csrfToken?: string }) {
      sent = value;
    },
    send(value: { csrfToken?: string }) {
      sent = value;
    },
    end: () => undefined,
  };
  const request = { method, query: { ...query, nextauth: path }, body, cookies: cookies ?? {}, headers: {} };
  await handler(request, response, optionsAt(now, browser));
  const location = headers.get("location");
  return {
    redirect: typeof location === "string" ? location : null,
    cookies: [headers.get("set-cookie") ?? []].flat(),
    csrfToken: sent?.csrfToken,
  };
}

// A bundler imports the function itself, Node the module around it.
const handler = ((NextAuth as { default?: unknown }).default ?? NextAuth) as (
  request: object,
  response: object,
  options: NextAuthOptions,
) => Promise<unknown>;
