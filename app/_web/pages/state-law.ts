import { FIRST_PETITION } from "@/app/_web/templates/petition-label-slot";
import type { SiteFrame } from "@/app/_web/templates/site-templates";
import { stateLaws } from "@/lib/content/state-laws";
import { findCurrentPetition, findStateEdition } from "@/lib/petitions/queries";
import { isPublic } from "@/lib/petitions/rules";
import type { EditionContent } from "@/lib/petitions/schema";
import { isUnavailable } from "@/lib/unavailable";

/**
 * What the site says about the law of a state: as organizers wrote it for the petition of the site, or as the files have it while
 * that petition is not shown. Null for no state. A failure fails the page, because what is rendered may be kept.
 */
export async function readStateLaw(code: string, petition: SiteFrame["petition"]): Promise<EditionContent | null> {
  const written = stateLaws[code];
  if (!written || petition !== "shown") return written ?? null;
  return (await findStateEdition(FIRST_PETITION, code))?.content ?? written;
}

/** The same for a page that is never kept. While the database is away it has what the files say. */
export async function findStateLaw(code: string): Promise<EditionContent | null> {
  try {
    const petition = await findCurrentPetition(FIRST_PETITION);
    return await readStateLaw(code, petition && isPublic(petition, new Date()) ? "shown" : "hidden");
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return readStateLaw(code, "away");
  }
}
