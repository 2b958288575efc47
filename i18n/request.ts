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
      // Without this a missing message would show its key to readers. It throws instead, so that a test or the build fails.
      throw error;
    },
  };
});
