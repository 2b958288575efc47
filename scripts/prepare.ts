// Runs once before serving: loads the petitions and districts of content/ into the database, and invites the first organizer.
import { disconnect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { loadShippedDistricts } from "@/lib/lawmakers/shipped/commands";
import { inviteFirstOrganizer } from "@/lib/organizers/commands";
import { loadPetitions } from "@/lib/petitions/commands";

const now = new Date();

await loadPetitions(now);
await loadShippedDistricts(now);
if (env.FIRST_ORGANIZER) await inviteFirstOrganizer(env.FIRST_ORGANIZER, now);
await disconnect();
