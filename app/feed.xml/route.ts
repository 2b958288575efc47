import { answerFeed } from "@/app/_web/feed";

/** What is new, in English. */
export function GET(request: Request): Promise<Response> {
  return answerFeed(request, "en");
}
