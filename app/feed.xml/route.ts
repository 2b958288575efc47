import { respondWithFeed } from "@/app/_web/feeds/feed";

/** What is new, in English. */
export function GET(request: Request): Promise<Response> {
  return respondWithFeed(request, "en");
}
