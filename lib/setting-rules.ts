// What a setting may be. Each rule's message says what it should be, and never repeats the value: it may be a secret.
import { createSecretKey } from "node:crypto";
import { isIP } from "node:net";

import ipaddr from "ipaddr.js";
import { z } from "zod";

import { parseEmail } from "./email.ts";

const SEAL_KEY_BYTES = 32;
const HASH_KEY_BYTES_MIN = 32;
const MAIL_FROM_LENGTH_MAX = 320;

/** A text of one line. */
export const oneLineSetting = (max: number) =>
  z.string().regex(new RegExp(`^(?=.*\\S)\\P{Cc}{1,${max}}$`, "u"), `should be one line of at most ${max} characters`);

/** A text that may have several lines. */
export const manyLinesSetting = (max: number) =>
  z
    .string()
    .regex(/^(\P{Cc}|\n)*$/u, "should be text without control characters")
    .max(max, `should have at most ${max} characters`);

export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `should be a whole number from ${min} to ${max}`,
    )
    .transform(Number);

export const oneOf = <const Value extends string>(...values: Value[]) =>
  z.enum(values, { error: `should be ${values.map((value) => `"${value}"`).join(" or ")}` });

/** A secret that programs send in a header (RFC 6750, 2.1). */
export const tokenSetting = z
  .string()
  .regex(/^[A-Za-z0-9._~+/-]{24,200}=*$/, "should be 24 characters or more, as from openssl rand -hex 24");

/** The email of a mailbox, by the rule of the forms. */
export const emailSetting = z.string().transform((text, context) => {
  const email = emailOf(text);
  if (email !== null) return email;
  context.addIssue("should be an email, like name@example.org");
  return z.NEVER;
});

/** An email, or a name and an email in angle brackets. An international domain is converted to ASCII. */
export const senderSetting = z
  .string()
  .max(MAIL_FROM_LENGTH_MAX, `should have at most ${MAIL_FROM_LENGTH_MAX} characters`)
  .transform((text, context) => {
    const [, name = "", bracketed] = /^((?:"[^"]*"\s*)|[^<]*)<([^<>]+)>$/u.exec(text.trim()) ?? [];
    const email = emailOf(bracketed ?? text);
    if (email !== null && SENDER_NAME.test(name.trim())) return bracketed === undefined ? email : `${name}<${email}>`;
    context.addIssue(
      'should be a name and an email, like Safe Harbor <petition@example.org>; a name with , ; : @ or brackets stands in "quotes"',
    );
    return z.NEVER;
  });

// A bare name of a header, or a quoted one (RFC 5322, 3.2.4 and 3.4).
const SENDER_NAME = /^([^\p{Cc}"(),:;<>@[\\\]]*|"[^\p{Cc}"\\]*")$/u;

function emailOf(text: string): string | null {
  const parsed = parseEmail(text);
  return "email" in parsed ? parsed.email : null;
}

/** Where a server listens: an IP or a host name, without port and brackets. */
export const hostSetting = z
  .string()
  .refine(
    (host) => isIP(host) !== 0 || (host.length <= 253 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9-]+)*$/i.test(host)),
    "should be an IP or a host name, such as 127.0.0.1",
  );

/** The origin of a site, such as `https://harbor.example`. */
export const originSetting = z
  .string()
  .refine((text) => {
    const url = httpUrl(text);
    return url !== null && url.pathname === "/" && !/[?#]/.test(text);
  }, "should be http:// or https:// with a host name and at most a port, without path, query or password")
  .transform((text) => new URL(text).origin);

/** A URL that paths are added to. Its final slash is dropped. */
export const baseUrlSetting = z
  .string()
  .refine(
    (text) => httpUrl(text) !== null && !/[?#]/.test(text),
    "should be a URL that begins with http:// or https://, without query or password",
  )
  .transform((text) => text.trim().replace(/\/+$/, ""));

/** A URL that parameters are added to. */
export const httpUrlSetting = z
  .string()
  .refine(
    (text) => httpUrl(text) !== null && !text.includes("#"),
    "should be a URL that begins with http:// or https://, without password",
  );

function httpUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}

export const databaseUrlSetting = z
  .string()
  .refine(
    isDatabaseUrl,
    "should be postgresql://user:password@host/database, with special characters of the password percent-encoded",
  );

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.hash) return false;
  try {
    for (const part of [url.username, url.password, url.pathname]) decodeURIComponent(part);
  } catch {
    return false;
  }
  return url.hostname !== "" || url.searchParams.has("host");
}

/** A list of networks, such as `10.0.0.0/8, ::1`. */
export const networksSetting = z.string().transform((text, context) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [ip = "", bits] = part.split("/");
      const version = isIP(ip);
      const all = version === 6 ? 128 : 32;
      if (version === 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= all))) {
        context.addIssue("should be IPs and networks separated by commas, such as 10.0.0.0/8, ::1");
        return z.NEVER;
      }
      return ipaddr.parseCIDR(`${ip}/${bits ?? all}`);
    }),
);

/** Keys with their names. The first seals, all open. */
export const sealKeysSetting = z
  .string()
  .transform((text, context) =>
    text.split(",").map((part) => {
      const [, id = "", encoded = ""] = /^([a-z0-9]{1,16}):(.*)$/.exec(part.trim()) ?? [];
      const key = bytesOf(encoded);
      if (key?.length !== SEAL_KEY_BYTES) {
        context.addIssue(
          `should be id:base64, with an id of a-z and 0-9 and a key of ${SEAL_KEY_BYTES} bytes; several separated by commas`,
        );
        return z.NEVER;
      }
      // As a KeyObject: node turns plain bytes into one at every use, which costs more than sealing does.
      return { id, key: createSecretKey(key) };
    }),
  )
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, "should have a different id for each key");

export const hashKeySetting = z.string().transform((text, context) => {
  const key = bytesOf(text);
  if (key && key.length >= HASH_KEY_BYTES_MIN) return key;
  context.addIssue(`should be the base64 of at least ${HASH_KEY_BYTES_MIN} bytes, as openssl rand -base64 32 makes it`);
  return z.NEVER;
});

/** The secret that signs the events of the mail service. */
export const webhookSecretSetting = z
  .string()
  .refine(
    (text) => text.startsWith("whsec_") && (bytesOf(text.slice("whsec_".length))?.length ?? 0) > 0,
    "should be whsec_ and base64, as the mail service shows it",
  );

// Node's parser skips characters that are not base64, so a passphrase would become a key of few bytes.
function bytesOf(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, "base64");
  return bytes.toString("base64") === base64 ? bytes : null;
}
