import { findPublicPetition } from "@/lib/petitions/queries";
import { countByDay } from "@/lib/signatures/tally/queries";
import { openToAll, publicJson, readOnly } from "../../../public-json";

export const dynamic = "force-dynamic";

const DAYS = 3_660;

/** The confirmed signatures of a petition by day (UTC). A withdrawn one is subtracted from the day it was confirmed. */
export function GET(request: Request, { params }: RouteContext<"/api/petitions/[slug]/history">) {
  return publicJson(request, async () => {
    const now = new Date();
    const petition = await findPublicPetition((await params).slug, now);
    if (!petition || petition === "gone") return petition;
    return {
      slug: petition.slug,
      days: await countByDay(petition.id, { states: null, days: DAYS, timeZone: "UTC" }, now),
    };
  });
}

export { openToAll as OPTIONS, readOnly as POST };
