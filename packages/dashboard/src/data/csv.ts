/**
 * Writes rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets a leading
 * apostrophe, since anybody can choose names.
 */
export function writeCsv(rows: readonly (readonly (string | undefined)[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(value = ''): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
