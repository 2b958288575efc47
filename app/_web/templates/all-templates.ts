import { stripLocale, toLocale } from "@/lib/locale";
import type { PageRequest, PageTemplate } from "./page-template";
import { confirmTemplate } from "./confirm-template";
import * as petitions from "./petition-templates";
import * as site from "./site-templates";

// Each is read with its own types by its page; here they are all alike.
export type AnyTemplate = PageTemplate<unknown, unknown>;

export const templates = [
  petitions.petitionTemplate,
  petitions.stateEditionTemplate,
  petitions.checkYourEmailTemplate,
  petitions.thanksTemplate,
  confirmTemplate,
  site.homeTemplate,
  site.statesTemplate,
  site.stateTemplate,
  site.petitionsTemplate,
  site.subscribeTemplate,
  site.codeTemplate,
] as unknown as AnyTemplate[];

/** The template of the page at a path and what the path names, or null where the page has none. */
export function findTemplate(pathname: string): { template: AnyTemplate; request: Omit<PageRequest, "from"> } | null {
  const path = stripLocale(pathname);
  const locale = toLocale(pathname.split("/", 2)[1]);
  for (const template of templates) {
    const match = template.path.exec(path);
    if (match) return { template, request: { locale, params: { ...match.groups } } };
  }
  return null;
}
