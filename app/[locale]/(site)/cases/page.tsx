import { wholeListPage } from "@/app/_web/lists/list-page";
import { caseList } from "@/app/_web/lists/cases";

const { generateMetadata, Page } = wholeListPage(caseList);
export { generateMetadata, Page as default };
