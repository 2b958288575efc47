import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

/**
 * Ends an action of the console that changed something, and shows a page rendered after the change. Next's router caches
 * pages in the browser and would show an old one, so all cached pages of the console are dropped.
 */
export function showAfterAction(path: Route): never {
  showChange();
  redirect(path);
}

/** Lets the page that an action stays on show what the action changed, beside its response. */
export const showChange = () => revalidatePath("/console", "layout");
