import { getTranslations } from "next-intl/server";
import { connection } from "next/server";

import { showBrokenEmailLink } from "@/app/_web/pages/broken-email-link";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { orUnavailable, PRIVATE_PAGE } from "@/app/_web/pages/shown-petition";
import { findLink } from "@/lib/deliveries/handing-over/queries";
import { findVerification } from "@/lib/deliveries/queries";
import { localePath } from "@/lib/locale";
import { setResponseStatus } from "@/lib/response";
import { EndedLink } from "./ended-link";
import { OpenPacket } from "./open-packet";

type Props = PageProps<"/[locale]/delivery/[token]">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: await requestLocale(params), namespace: "deliveries.office" });
  return { ...PRIVATE_PAGE, title: t("title"), description: t("description") };
}

/**
 * The page of an office: what was delivered to it, the files behind buttons, a reply and a receipt. Reading it writes nothing,
 * so a mail scanner that opens the link changes nothing.
 */
export default async function DeliveryPage({ params, searchParams }: Props) {
  const { token } = await params;
  const locale = await requestLocale(params);
  await connection();
  return orUnavailable(async () => {
    const link = await findLink(token, new Date());
    const t = await getTranslations("deliveries.office");
    if (!link) {
      const ways = [{ text: t("badWay1") }, { text: t("badWay2"), href: localePath(locale, "/verify") }];
      return showBrokenEmailLink({ title: t("badTitle"), text: t("bad"), ways });
    }
    const { done } = await searchParams;
    const verification = await findVerification(link.packet.verificationCode);
    if (link.status === "open" && verification)
      return <OpenPacket {...{ link, verification, token, locale }} isReplied={done === "replied"} />;
    setResponseStatus(410);
    return <EndedLink {...{ link, locale }} isReceived={done === "received" && link.status === "received"} />;
  });
}
