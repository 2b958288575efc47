import { findPublicPetition } from "@/lib/petitions/queries";
import { petitionJson } from "../petition-json";
import { openToAll, publicJson, readOnly } from "../../public-json";

export const dynamic = "force-dynamic";

/** One petition with its numbers by state. */
export function GET(request: Request, { params }: RouteContext<"/api/petitions/[slug]">) {
  return publicJson(request, async () => {
    const now = new Date();
    const petition = await findPublicPetition((await params).slug, now);
    return petition && petition !== "gone" ? petitionJson(petition, now) : petition;
  });
}

export { openToAll as OPTIONS, readOnly as POST };
