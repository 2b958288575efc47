import { problem } from "@/app/_web/problem";

/** Every path under /api that no other route has. */
export function GET(): Response {
  return problem(404, "There is nothing at this path.");
}

export { GET as POST };
