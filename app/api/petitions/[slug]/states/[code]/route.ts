import { findState } from "@/lib/content/states";
import { listSteps } from "@/lib/deliveries/progress/queries";
import { findPublicPetition } from "@/lib/petitions/queries";
import { findTally } from "@/lib/signatures/tally/queries";
import { openToAll, publicJson, readOnly } from "../../../../public-json";

export const dynamic = "force-dynamic";

/**
 * A petition in one state, by USPS code: the confirmed signatures, and what came of it. Each step has its day in the state
 * (`dated`), its bill, a note in both languages or null, and its source; the newest day is first.
 */
export function GET(request: Request, { params }: RouteContext<"/api/petitions/[slug]/states/[code]">) {
  return publicJson(
    request,
    async () => {
      const { slug, code } = await params;
      const petition = await findPublicPetition(slug, new Date());
      if (!petition || petition === "gone") return petition;
      const state = findState(code.toUpperCase());
      if (!state) return null;
      const [{ byState, countedAt }, steps] = await Promise.all([
        findTally(petition.id),
        listSteps(petition.slug, { state: state.code }),
      ]);
      return {
        slug: petition.slug,
        state: state.code,
        signatures: { confirmed: byState[state.code] ?? 0 },
        steps: steps.map(({ id, kind, dated, chamber, bill, note, source }) => ({
          id,
          kind,
          dated,
          chamber,
          bill,
          note,
          source,
        })),
        countedAt,
      };
    },
    "There is no such petition or state",
  );
}

export { openToAll as OPTIONS, readOnly as POST };
