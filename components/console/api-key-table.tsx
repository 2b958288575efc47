import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/form-state";
import { type ApiKeyStatus, statusOfKey } from "@/lib/organizers/api-keys/rules";
import type { ListedApiKey } from "@/lib/organizers/api-keys/schema";
import { ActionForm } from "./action-form";
import { scopeLabels } from "./api-key-fields";
import { Confirmed } from "./confirmed";
import { Time } from "./time";

const statuses: Record<ApiKeyStatus, string> = { active: "works", expired: "has expired", revoked: "was revoked" };

interface ApiKeyTableProps {
  keys: ListedApiKey[];
  caption: string;
  now: Date;
  stateNameOf: (code: string) => string;
  /** The emails of organizers by id, where keys of several are listed. */
  names?: ReadonlyMap<number, string>;
  /** Revokes one key; bound by the page to its id. */
  revokeActionOf: (id: number) => FormAction;
}

/** Keys of programs, each with the button that ends it. */
export function ApiKeyTable({ keys, caption, now, stateNameOf, names, revokeActionOf }: ApiKeyTableProps) {
  return (
    <Table caption={caption} stickyHead>
      <thead>
        <tr>
          <HeadCell>Program</HeadCell>
          {names ? <HeadCell>Of</HeadCell> : null}
          <HeadCell>Begins with</HeadCell>
          <HeadCell>May do</HeadCell>
          <HeadCell>States</HeadCell>
          <HeadCell>Until</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>
            <span className="sr-only">Revoke</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const status = statusOfKey(key, now);
          return (
            <tr key={key.id}>
              <RowHead className="min-w-[10rem] [overflow-wrap:anywhere]">{key.name}</RowHead>
              {names ? (
                <Cell className="min-w-[10rem] [overflow-wrap:anywhere]">
                  {names.get(key.organizerId) ?? "a colleague"}
                </Cell>
              ) : null}
              <Cell>
                <code>{key.hint}…</code>
              </Cell>
              <Cell>{key.scopes.map((scope) => scopeLabels[scope]).join(", ")}</Cell>
              <Cell>{key.states?.map(stateNameOf).join(", ") ?? "All"}</Cell>
              <Cell>
                <Time at={key.expiresAt} />
              </Cell>
              <Cell>{key.lastUsedAt ? <Time at={key.lastUsedAt} /> : "never"}</Cell>
              <Cell>
                {status === "active" ? (
                  <Confirmed label="Revoke" text="Its program gets nothing more from the next request on.">
                    <ActionForm
                      action={revokeActionOf(key.id)}
                      form={`revoke-${key.id}`}
                      submit="Revoke it"
                      busy="Revoking…"
                      variant="danger"
                    />
                  </Confirmed>
                ) : (
                  statuses[status]
                )}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
