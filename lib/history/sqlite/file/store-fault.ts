/** Why the file cannot be used: some faults end by themselves, others need a person. */
export type StoreFault =
  | "locked"
  | "in-use"
  | "full"
  | "read-only"
  | "corrupt"
  | "newer"
  | "foreign"
  | "unreachable";

/** SQLite's primary result codes (https://sqlite.org/rescode.html): the low bits of extended codes. */
const BY_RESULT_CODE: Readonly<Record<number, StoreFault>> = {
  3: "read-only", // PERM
  5: "locked", // BUSY
  6: "locked", // LOCKED
  8: "read-only", // READONLY
  10: "unreachable", // IOERR
  11: "corrupt", // CORRUPT
  13: "full", // FULL
  14: "unreachable", // CANTOPEN
  26: "corrupt", // NOTADB
};

const BY_ERRNO: Readonly<Record<string, StoreFault>> = {
  EACCES: "read-only",
  EPERM: "read-only",
  EROFS: "read-only",
  ENOSPC: "full",
  EDQUOT: "full",
};

/**
 * What an error says about the file; undefined when the error is not about the file but a mistake
 * of ours.
 */
export function storeFault(error: unknown): StoreFault | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === "DirectoryInUseError") return "in-use";
  if (error.name === "NewerSchemaError") return "newer";
  if (error.name === "ForeignFileError") return "foreign";
  if (error.name === "DamagedTablesError") return "corrupt";
  if ("rawCode" in error && typeof error.rawCode === "number") {
    return BY_RESULT_CODE[error.rawCode & 0xff];
  }
  if ("syscall" in error && "code" in error) return BY_ERRNO[String(error.code)] ?? "unreachable";
  // The driver reports why it could not open a file only inside a text: `ConnectionFailed("…:
  // 14")`.
  const opening = /^ConnectionFailed\(.*: (\d+)"\)$/s.exec(error.message);
  return opening === null ? undefined : BY_RESULT_CODE[Number(opening[1]) & 0xff];
}

const MEANWHILE = "Until then what is seen is kept in memory only.";

/**
 * What happened to the file, and what to do: a sentence or two for the page. It does not show the
 * path on the server: that concerns the operator, who has set DATA_DIR, and not every viewer.
 */
export function describeFault(fault: StoreFault): string {
  switch (fault) {
    case "locked":
      return `The history (history.db in DATA_DIR) is locked by another program; it is written again as soon as that one lets go. ${MEANWHILE}`;
    case "in-use":
      return `Another Narrows keeps the history (history.db in DATA_DIR); stop one of the two, or give each its own DATA_DIR. ${MEANWHILE}`;
    case "full":
      return `The disk that holds the history (history.db in DATA_DIR) is full; free some space, or keep fewer days with HISTORY_DAYS. ${MEANWHILE}`;
    case "read-only":
      return `The history (history.db in DATA_DIR) cannot be written; give Narrows the right to write there, or another DATA_DIR. ${MEANWHILE}`;
    case "corrupt":
      return `The history (history.db in DATA_DIR) is damaged and could not be set aside; move it away. ${MEANWHILE}`;
    case "newer":
      return `The history (history.db in DATA_DIR) was written by a newer Narrows; run that one, or choose another DATA_DIR. ${MEANWHILE}`;
    case "foreign":
      return `The file history.db in DATA_DIR is another program's and was not touched; choose another DATA_DIR. ${MEANWHILE}`;
    case "unreachable":
      return `The history (history.db in DATA_DIR) cannot be opened; check that DATA_DIR is a folder on a disk that works. ${MEANWHILE}`;
  }
}
