import type { Flag } from "@/lib/signatures/flags/schema";

/** Each reason to look at a signature, as lists and filters name it. */
export const flagTexts: Record<Flag, string> = {
  "disposable-domain": "Disposable mailbox",
  "no-mail": "Domain takes no mail",
  "same-source": "Many from the same source",
};

/** What each reason means, and how little it may mean. */
export const flagMeanings: Record<Flag, string> = {
  "disposable-domain":
    "The domain of its email address gives out mailboxes that last for minutes. Careful people use such mailboxes too.",
  "no-mail": "When it was looked up, the domain of its email address had no mail server.",
  "same-source":
    "Fifty forms or more came from its network around the same time. A school, a library or a mobile network can look like that.",
};
