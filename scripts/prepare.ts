// What must happen once before serving: the petitions of content/ are in the database, and somebody may sign in.
import { disconnect } from "@/lib/db/client";
import { env } from "@/lib/env";
import { inviteFirstOrganizer } from "@/lib/organizers/commands";
import { loadPetitions } from "@/lib/petitions/commands";

const now = new Date();

await loadPetitions(now);
if (env.FIRST_ORGANIZER) await inviteFirstOrganizer(env.FIRST_ORGANIZER, now);
await disconnect();
