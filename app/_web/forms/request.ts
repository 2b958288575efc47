import { headers } from "next/headers";

import { GUARD_FIELDS } from "@/components/form/guard-fields";
import type { Sender } from "@/lib/limits/schema";
import { currentHandling } from "@/lib/response";

/** The ip of the client, as our own server worked it out from the socket and the trusted proxies. */
export async function clientIp(): Promise<string> {
  return currentHandling()?.ip ?? (await headers()).get("x-client-ip") ?? "unknown";
}

/** The sender of a guarded form, as the limits need it. `values` are the fields of the form. */
export async function senderOf(values: Record<string, string>): Promise<Sender> {
  return { ip: await clientIp(), proof: values[GUARD_FIELDS.proof] };
}
