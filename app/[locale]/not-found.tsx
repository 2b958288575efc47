import { NotFoundPage } from "@/components/site/not-found-page";

/** For `notFound()` inside a page. Next writes it only in the browser: see global-not-found.tsx. */
export default function NotFound() {
  return <NotFoundPage />;
}
