import { absoluteUrl } from "@/lib/absolute-url";
import { findState } from "@/lib/content/states";
import { listSteps } from "@/lib/deliveries/progress/queries";
import { recordPath } from "@/lib/deliveries/progress/rules";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import { env } from "@/lib/env";
import { findPublicPetition } from "@/lib/petitions/queries";
import { countPaper } from "@/lib/signatures/paper/queries";
import { findTally } from "@/lib/signatures/tally/queries";
import { openToAll, publicJson, readOnly } from "../../../../public-json";

export const dynamic = "force-dynamic";

/**
 * A petition in one state, by USPS code: the confirmed signatures, those on paper (which are no part of them), and what came of it. Each step has its day in the state
 * (`dated`) and its source. A step of a bill has its bill, and a note in both languages or null; one of a delivery has the
 * number of offices, and the name of the lawmaker or committee where it was one. The newest day is first.
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
      const [{ byState, countedAt }, paper, steps] = await Promise.all([
        findTally(petition.id),
        countPaper(petition.id, state.code),
        listSteps(petition.slug, { state: state.code }),
      ]);
      return {
        slug: petition.slug,
        state: state.code,
        signatures: { confirmed: byState[state.code] ?? 0, paper },
        steps: steps.map(toPublicStep),
        countedAt,
      };
    },
    "There is no such petition or state",
  );
}

function toPublicStep(step: ProgressStep) {
  const { id, kind, dated } = step;
  if ("bill" in step) {
    const { chamber, bill, note, source } = step;
    return { id, kind, dated, chamber, bill, note, source };
  }
  const url = absoluteUrl("en", recordPath(step));
  return { id, kind, dated, offices: step.offices, recipient: step.recipient, source: { url, title: env.SITE_NAME } };
}

export { openToAll as OPTIONS, readOnly as POST };
