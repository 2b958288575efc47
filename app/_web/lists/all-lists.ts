import type { FilteredList } from "@/lib/http/filtered-lists";
import { caseList } from "./cases";
import { factList } from "./facts";
import type { ListPage } from "./list-page";
import { organizationList } from "./organizations";
import { toolkitList } from "./toolkits";

/** The pages with a list that a query filters. */
export const allLists: Record<FilteredList, ListPage> = {
  facts: factList,
  organizations: organizationList,
  cases: caseList,
  toolkits: toolkitList,
};
