import type { IncomingHttpHeaders } from "node:http";

import { getOwn } from "../../lib/get-own.ts";

/** What a form posts: which action it calls, the texts that its page has bound to the action, and the fields. */
export interface PostedAction {
  id: string;
  boundTexts: string[];
  data: FormData;
  /** Whether the script of the page sent it. Then the script follows a redirect, not the browser. */
  byScript: boolean;
}

// React's names for the action that a form without script calls, and for the arguments that are bound to it (encodeFormAction in
// react-dom). With script, the id is in a header, and the arguments are in field "0", where "$K1" stands for the fields whose names
// begin with "_1_" (encodeReply).
const ACTION = /^\$ACTION_(\d+):0$/;
const FIELDS = /^\$K([0-9a-f]+)$/;

/**
 * Reads the action that a POST calls, as React encodes it. Null for everything that is not of exactly this shape: Next reads the body
 * then, and says what is wrong with it.
 */
export async function readPostedAction(headers: IncomingHttpHeaders, body: Buffer): Promise<PostedAction | null> {
  const type = headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) return null;
  const data = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  if (!data) return null;
  const called = headers["next-action"];
  return called === undefined ? withoutScript(data) : withScript(String(called), data);
}

function withoutScript(data: FormData): PostedAction | null {
  const names = [...data.keys()].filter((name) => ACTION.test(name));
  if (names.length !== 1) return null;
  const action = objectIn(data.get(names[0]!));
  const id = getOwn(action, "id");
  if (typeof id !== "string" || getOwn(action, "bound") !== "$@1") return null;
  const args = listIn(data.get(names[0]!.replace(/0$/, "1")));
  return args && { id, boundTexts: textsOf(args), data, byScript: false };
}

function withScript(id: string, all: FormData): PostedAction | null {
  const args = listIn(all.get("0"));
  const number = FIELDS.exec(String(args?.at(-1)))?.[1];
  if (!args || number === undefined) return null;
  const prefix = `_${number}_`;
  const data = new FormData();
  for (const [name, value] of all) if (name.startsWith(prefix)) data.append(name.slice(prefix.length), value);
  return { id, boundTexts: textsOf(args), data, byScript: true };
}

/** The texts at the beginning. A "$" begins what React encodes otherwise, and what follows is the state of the form. */
function textsOf(args: unknown[]): string[] {
  const end = args.findIndex((arg) => typeof arg !== "string" || arg.startsWith("$"));
  return args.slice(0, end < 0 ? args.length : end).map(String);
}

function listIn(text: FormDataEntryValue | null): unknown[] | null {
  const value = parsed(text);
  return Array.isArray(value) ? value : null;
}

function objectIn(text: FormDataEntryValue | null): Record<string, unknown> {
  const value = parsed(text);
  return value instanceof Object ? (value as Record<string, unknown>) : {};
}

function parsed(text: FormDataEntryValue | null): unknown {
  if (typeof text !== "string") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
