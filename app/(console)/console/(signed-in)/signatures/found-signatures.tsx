import { Empty, Section } from "@/components/console/console-page";
import { SignatureTable } from "@/components/console/signature-table";
import { type ReadSignature, SIGNATURES_READ_AT_ONCE } from "@/lib/signatures/search/schema";
import { stateNameOf } from "../options";
import { reinstateAction, removeAction } from "./actions";
import { queryOf, type SignatureChoice } from "./choice";

/** One page of the list that was chosen, and the way to the next one. */
export function FoundSignatures({ choice, signatures }: { choice: SignatureChoice; signatures: ReadSignature[] }) {
  const oldest = signatures.at(-1);
  const isNarrowedByPerson = choice.emailHash !== null || choice.words.length > 0;
  return (
    <Section
      title={choice.state ? stateNameOf(choice.state) : "Found"}
      id="found"
      lead={
        isNarrowedByPerson
          ? "Narrowed by a name or an email. It is not repeated here, so that it is in no address bar and no log."
          : undefined
      }
    >
      {signatures.length ? (
        <SignatureTable
          signatures={signatures.map((signature) => ({
            ...signature,
            id: String(signature.id),
            stateName: signature.state && stateNameOf(signature.state),
          }))}
          list={String(queryOf(choice))}
          removeAction={removeAction}
          reinstateAction={reinstateAction}
        />
      ) : (
        <Empty>{choice.before ? "There are no older ones." : "Nothing fits this yet."}</Empty>
      )}
      {oldest && signatures.length === SIGNATURES_READ_AT_ONCE ? (
        <p className="mt-3">
          <a href={`/console/signatures?${queryOf({ ...choice, before: oldest.id })}#found`} className="text-link">
            Older ones
          </a>
        </p>
      ) : null}
    </Section>
  );
}
