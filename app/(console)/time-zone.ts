import { cookies } from "next/headers";

import { type TimeZone, toTimeZone } from "@/lib/time-zone";

const COOKIE = "console-time-zone";

// Until an organizer chooses another one, or a year passes.
const SECONDS_MAX = 365 * 86_400;

/** The time zone that this browser chose, or the default one. */
export async function chosenTimeZone(): Promise<TimeZone> {
  return toTimeZone((await cookies()).get(COOKIE)?.value);
}

/** Keeps the choice in a cookie of the console, because it belongs to a place and not to a person. */
export async function chooseTimeZone(timeZone: TimeZone, { secure }: { secure: boolean }): Promise<void> {
  (await cookies()).set(COOKIE, timeZone, {
    path: "/console",
    maxAge: SECONDS_MAX,
    httpOnly: true,
    sameSite: "lax",
    secure,
  });
}
