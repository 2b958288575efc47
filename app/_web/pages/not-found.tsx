import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NotFoundPage } from "@/components/site/not-found-page";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import { setResponseStatus } from "@/lib/response";

// The digest of the error that `notFound()` throws.
const NOT_FOUND_DIGEST = "NEXT_HTTP_ERROR_FALLBACK;404";

/** Whether this is the error that `notFound()` throws. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && "digest" in error && error.digest === NOT_FOUND_DIGEST;
}

/**
 * "Not found" as an ordinary page with its status. Next renders the result of `notFound()` in the browser only, so
 * readers without JavaScript would get an empty page.
 */
export function showNotFound(): ReactNode {
  setResponseStatus(404);
  return <NotFoundPage />;
}

export function notFoundMetadata(locale: Locale): Metadata {
  return { title: messagesOf(locale).errors.notFound.title, robots: { index: false } };
}
