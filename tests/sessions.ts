// Sessions of organizers for tests about something else.
import { newSecret } from "@/lib/organizers/second-factor/app-code";
import { contextOf } from "@/lib/organizers/second-factor/sealing";
import { beginSession } from "@/lib/organizers/sign-in/commands";
import { seal } from "@/lib/seal";

import { onDatabase } from "./database";

/** Begins a session in which the second factor was given, so that the console works in it, whatever the role. */
export async function beginFullSession(organizerId: number, token: string, now: Date): Promise<void> {
  await beginSession(organizerId, token, now);
  await markAsGiven(organizerId, now);
}

/** Marks the second factor as given in all sessions of an organizer. */
export const markAsGiven = (organizerId: number, now: Date) =>
  onDatabase((client) =>
    client.query("UPDATE organizer_session SET second_factor_at = $2 WHERE organizer_id = $1", [organizerId, now]),
  );

/** Sets up a second factor as a set-up that was finished leaves it. Returns its secret. */
export async function setUpFactor(organizerId: number): Promise<string> {
  const secret = newSecret();
  const sealed = seal(secret, contextOf(organizerId));
  await onDatabase((client) =>
    client.query(
      "INSERT INTO second_factor (organizer_id, secret_sealed, set_up_at, last_step) VALUES ($1, $2, now(), 0)",
      [organizerId, sealed],
    ),
  );
  return secret;
}
