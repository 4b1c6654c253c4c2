/**
 * Writes rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe
 * in front: names come from anybody.
 */
export function writeCsv(rows: readonly (readonly (string | undefined)[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(value = ''): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
