/** For `notFound()` outside a page; pages show the same with its status by `showToOrganizer`. */
export { ConsoleNotFound as default } from "@/components/console/instead-of-page";
