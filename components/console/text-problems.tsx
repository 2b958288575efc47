import { Notice } from "@/components/ui/notice";
import { textFields } from "@/lib/petitions/writing/schema";
import type { Problems } from "@/lib/petitions/writing/rules";
import { fieldLabels } from "./petition-words";

/** What a text still needs before it can be published. `href` is the form in which it is written. */
export function TextProblems({ problems, href }: { problems: Problems; href: string }) {
  return (
    <Notice title="Before it can be published" className="max-w-measure">
      <ul className="mt-1 list-disc pl-5">
        {textFields
          .filter((field) => problems[field])
          .map((field) => (
            <li key={field}>
              <a href={`${href}#text-${field}`} className="text-link">
                {fieldLabels[field]}
              </a>
              : {problems[field]}
            </li>
          ))}
      </ul>
    </Notice>
  );
}
