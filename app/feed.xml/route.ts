import { respondWithFeed } from "@/app/_web/feeds/feed";

/** The feed in English. */
export function GET(request: Request): Promise<Response> {
  return respondWithFeed(request, "en");
}
