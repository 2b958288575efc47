// Runs once before serving: loads the petitions of content/ into the database, and invites the first organizer.
import { disconnect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { inviteFirstOrganizer } from "@/lib/organizers/commands";
import { loadPetitions } from "@/lib/petitions/commands";

const now = new Date();

await loadPetitions(now);
if (env.FIRST_ORGANIZER) await inviteFirstOrganizer(env.FIRST_ORGANIZER, now);
await disconnect();
