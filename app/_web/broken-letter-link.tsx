import { getTranslations } from "next-intl/server";

import { BrokenLink } from "@/components/petition/broken-link";
import { setAnswerStatus } from "@/lib/answer";
import { env } from "@/lib/env";

interface Way { text: string; href?: string }
interface Broken { title: string; text: string; ways: Way[] }

/** What a link from a letter shows that leads to nothing any more: a 404 with the ways on, and last a person to write to. */
export async function showBrokenLetterLink({ title, text, ways }: Broken) {
  setAnswerStatus(404);
  const t = await getTranslations("petition.confirm");
  return (
    <BrokenLink title={title} text={text} waysTitle={t("badWays")} ways={[...ways, { text: t("mailTo"), href: `mailto:${env.CONTACT_EMAIL}` }]} />
  );
}
