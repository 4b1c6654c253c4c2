/** SQLite's primary result code of an error, or of its cause. */
export function sqliteCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  const { errcode } = error as { errcode?: number }
  return errcode === undefined ? sqliteCodeOf(error.cause) : errcode & 0xff
}
