/** A comment, a text, a name in quotes, a body between dollars, the end of a statement, or anything else. */
const part = /--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1|;|[^-'"$;]+|[\s\S]/g

/** Splits a step of the schema into its statements: a cluster takes no two of them in one text. */
export function splitStatements(sql: string): string[] {
  const statements = ['']
  for (const [text] of sql.matchAll(part)) {
    if (text === ';') statements.push('')
    else if (!text.startsWith('--')) statements[statements.length - 1] += text
  }
  return statements.map((text) => text.trim()).filter((text) => text !== '')
}
