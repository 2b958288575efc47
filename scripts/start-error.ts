/** Something the operator can put right. Its message is shown as it is, without a stack. */
export class StartError extends Error {}

const DISK_PROBLEMS: Record<string, string> = {
  ENOSPC: "the disk is full",
  EACCES: "access is denied",
  EPERM: "access is denied",
  EROFS: "the disk is read-only",
  EDQUOT: "the disk quota is used up",
  EEXIST: "it is not a folder",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "its name is too long",
};

/** What an error of the file system means to an operator, or null where that says nothing to them. */
export function diskProblemOf(error: unknown): string | null {
  const { code = "" } = error as NodeJS.ErrnoException;
  return DISK_PROBLEMS[code] ? `${DISK_PROBLEMS[code]} (${code})` : null;
}
