import type { FormField } from "./action-form";

/** The fields that put a sender on the block list or the allow list. `sender` is what the page was opened with. */
export const listingFields = (sender: string): FormField[] => [
  {
    kind: "select",
    name: "list",
    label: "List",
    options: [
      { value: "block", label: "Block: take no forms" },
      { value: "allow", label: "Allow: no limit of forms" },
    ],
    value: "block",
    half: true,
  },
  {
    kind: "text",
    name: "sender",
    label: "Email address, domain or network",
    hint: "Like name@example.org, example.org or 203.0.113.7, which stands for its /24",
    value: sender,
    maxLength: 254,
    half: true,
  },
  {
    kind: "select",
    name: "subdomains",
    label: "For a domain",
    hint: "Such as mail.example.org",
    options: [
      { value: "without", label: "Only the domain itself" },
      { value: "with", label: "With those below it" },
    ],
    value: "without",
    half: true,
  },
  {
    kind: "text",
    name: "reason",
    label: "Why?",
    hint: "Kept in the list and in the log, so without names and addresses",
    maxLength: 500,
    half: true,
  },
];
