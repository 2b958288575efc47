import { listPetitions } from "@/lib/petitions/queries";
import { petitionJson } from "./petition-json";
import { openToAll, publicJson, readOnly } from "../public-json";

export const dynamic = "force-dynamic";

/** All public petitions with their numbers. */
export function GET(request: Request) {
  return publicJson(request, async () => {
    const now = new Date();
    const petitions = await Promise.all((await listPetitions()).map((petition) => petitionJson(petition.slug, now)));
    const shown = petitions.filter((petition) => petition !== null && petition !== "gone");
    return { petitions: shown.map(({ countedAt, ...petition }) => petition), countedAt: shown[0]?.countedAt ?? now };
  });
}

export { openToAll as OPTIONS, readOnly as POST };
