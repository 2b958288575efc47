import { wholeListPage } from "@/app/_web/lists/list-page";
import { factList } from "@/app/_web/lists/facts";

const { generateMetadata, Page } = wholeListPage(factList);
export { generateMetadata, Page as default };
