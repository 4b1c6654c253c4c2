/** Help of a command: its summary stands in a list, its description above its own help. */
export const command = (summary: string, description: string) => ({ summary, description })
