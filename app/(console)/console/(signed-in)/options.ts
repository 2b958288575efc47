import { stateOptions } from "@/app/_web/forms/state-options";
import type { Option } from "@/components/form/select-field";
import { findState } from "@/lib/content/states";
import type { Petition } from "@/lib/petitions/schema";

/** The petitions as choices of a form, by their English titles. */
export const petitionOptions = (petitions: Pick<Petition, "slug" | "version">[]): Option[] =>
  petitions.map(({ slug, version }) => ({ value: slug, label: version.content.en.title }));

/** The states that an organizer may choose, by name. */
export const ownStateOptions = (mayChoose: (code: string) => boolean): Option[] =>
  stateOptions("en").filter(({ value }) => mayChoose(value));

/** The English name of a state. */
export const stateNameOf = (code: string): string => findState(code)?.name.en ?? code;
