import { findPublicPetition } from "@/lib/petitions/queries";
import { countByDay } from "@/lib/signatures/tally/queries";
import { openToAll, publicJson, readOnly } from "../../../public-json";

export const dynamic = "force-dynamic";

const DAYS = 3_660;

/** By how many confirmed signatures a petition grew on each day (UTC); withdrawn ones are taken off their own day. */
export function GET(request: Request, { params }: RouteContext<"/api/petitions/[slug]/history">) {
  return publicJson(request, async () => {
    const now = new Date();
    const petition = await findPublicPetition((await params).slug, now);
    if (!petition || petition === "gone") return petition;
    return { slug: petition.slug, days: await countByDay(petition.id, null, DAYS, now) };
  });
}

export { openToAll as OPTIONS, readOnly as POST };
