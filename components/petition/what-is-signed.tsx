import { getTranslations } from "next-intl/server";

interface WhatIsSignedProps {
  title: string;
  /** What the petition asks for, the most important demand first. */
  ask: string[];
  /** The path to all demands. */
  askHref: string;
}

/** What a signer puts their name to, said above the form. */
export async function WhatIsSigned({ title, ask: [demand = "", ...others], askHref }: WhatIsSignedProps) {
  const t = await getTranslations("petition.form");
  return (
    <p className="mb-4 max-sm:text-sm">
      {t("what", { title, demand })}
      {others.length === 0 ? null : (
        <>
          {" "}
          <a href={askHref} className="text-link">
            {t("whatMore", { count: others.length })}
          </a>
        </>
      )}
    </p>
  );
}
