import { getRequestConfig } from "next-intl/server";
import { toLocale } from "@/lib/locale";
import { TIME_ZONE } from "./format";
import { messagesOf } from "./messages";

export default getRequestConfig(async ({ requestLocale }) => {
  const locale = toLocale(await requestLocale);
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: TIME_ZONE,
    onError(error) {
      // A missing message would otherwise show its key to a reader; stop instead, so that a test or the build sees it.
      throw error;
    },
  };
});
