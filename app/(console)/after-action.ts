import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

/**
 * How each action of the console ends that changed something: on a page made after it. A script keeps pages it has seen,
 * and would show the one of before; all of the console's go.
 */
export function showAfterAction(path: Route): never {
  revalidatePath("/console", "layout");
  redirect(path);
}
